package org.nasd.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Device;
import org.nasd.benchmarks.bench.Distribution;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** How long the distribution takes to be ready, and how much memory it keeps. */
final class Start implements Target {

    private static final int NAS = 100;

    @Override
    public String title() {
        return "Start and memory of the distribution";
    }

    @Override
    public String about() {
        return "The distribution as it is unpacked, with its default settings and a PostgreSQL database: from the start of its process until"
                + " /health/ready says yes, at the first start and at the next; then what the system counts as its resident memory after it has"
                + " sent events to " + NAS + " NAS and rests.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int events = size.of(2_000, 20_000, 100_000);
        for (int round = 0; round < size.rounds(); round++) {
            try (PostgreSql server = new PostgreSql();
                    Database database = server.database(true);
                    Device router = Device.router(1);
                    Distribution nasd = new Distribution(database)) {
                nasd.scheme("Identity");
                result.figure("until it is ready", "nasd, first start", "s").add(nasd.start());
                nasd.stop();
                Seed seed = database.seed();
                seed.manyNas(NAS, "Identity", 20, router.port(), true);
                seed.accounts(1_000, NAS);
                result.figure("until it is ready", "nasd, next start with " + NAS + " NAS", "s")
                        .add(nasd.start());
                long start = System.nanoTime();
                seed.run("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) SELECT 'user_rate_set', 1 + i % 1000"
                        + " FROM generate_series(1, " + events + ") AS i");
                seed.secondsUntilEmpty("EVENTS_STACK_COMPACT", start);
                seed.secondsUntilEmpty("EVENTS_STACK", start);
                TimeUnit.SECONDS.sleep(5);
                result.figure("resident memory", "nasd, " + NAS + " NAS", "MB").add(nasd.residentMegabytes());
                nasd.stop();
            }
        }
        result.atMost(
                "first start until ready",
                result.figure("until it is ready", "nasd, first start", "s").median(),
                "s",
                10);
        result.atMost(
                "resident memory with " + NAS + " NAS",
                result.figure("resident memory", "nasd, " + NAS + " NAS", "MB").median(),
                "MB",
                350);
        result.setting("events before memory is read", events);
    }
}
