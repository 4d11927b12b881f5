package org.nasd.benchmarks.measure;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Device;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.bench.Usage;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** T14: one NAS of fifty takes connections and never answers; the others must not notice. */
final class DeadNas implements Target {

    private static final int NAS = 50;
    private static final int FORKS = 4;
    private static final int LATENCY = 50;

    @Override
    public String title() {
        return "One dead NAS among fifty";
    }

    @Override
    public String about() {
        return "Fifty NAS with " + FORKS + " forks each and " + LATENCY
                + " ms latency have as many events each. In every other round the last of them"
                + " takes connections and never says a word. Counted is the rate of the other 49.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int events = size.of(40, 400, 1_500);
        String group = "events of the other 49";
        try (PostgreSql server = new PostgreSql();
                Database database = server.database(true);
                Device router = Device.router(LATENCY);
                ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Nasd nasd = new Nasd(database.dataSource())) {
            Seed seed = database.seed();
            seed.manyNas(NAS, "Identity", FORKS, router.port(), true);
            round(nasd, seed, events / 4 + 1, router.port());
            for (int round = 0; round < size.rounds(); round++) {
                result.figure(group, "nasd, all alive", "per second").add(round(nasd, seed, events, router.port()));
                Usage usage = Usage.begin(database);
                result.figure(group, "nasd, one dead", "per second")
                        .add(round(nasd, seed, events, deaf.getLocalPort()));
                if (round == 0) {
                    result.limit(usage.end("one dead"));
                }
            }
        }
        double kept = Turns.ratio(result, group, "one dead / all alive", "nasd, one dead", "nasd, all alive");
        result.atMost("what the others lose", Math.max(0, 100 * (1 - kept)), "%", 5);
        result.setting("events of a NAS", events);
    }

    private static double round(Nasd nasd, Seed seed, int events, int portOfLast) throws Exception {
        nasd.scheduler(false);
        seed.run("UPDATE NAS SET TELNET_PORT = " + portOfLast + " WHERE ID = " + NAS);
        seed.main(events * NAS, 20 * NAS, NAS);
        long start = System.nanoTime();
        nasd.scheduler(true);
        double seconds = seed.secondsUntilNone("SELECT 1 FROM EVENTS_STACK WHERE NAS_ID < " + NAS + " LIMIT 1", start);
        return events * (NAS - 1) / seconds;
    }
}
