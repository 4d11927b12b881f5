package org.nasd.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Device;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.bench.Usage;
import org.nasd.benchmarks.result.Figure;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** T1: the rate through the whole pipeline against forks / latency, which is Little's limit. */
final class ForkLimit implements Target {

    private static final int FORKS = 100;

    @Override
    public String title() {
        return "Rate per NAS against forks / latency";
    }

    @Override
    public String about() {
        return "Rows in EVENTS_STACK, the RouterOS driver, a simulated router in a process of its own, rows gone; in order per account. Counted"
                + " between the first and the last tenth of the events. The limit is forks / latency, and the latency is measured after each round, one command at a time through the same driver and session.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        try (PostgreSql server = new PostgreSql()) {
            measure(result, size, server, 1, 50, size.of(2_000, 20_000, 60_000));
            measure(result, size, server, 4, 60, size.of(4_000, 60_000, 180_000));
        }
    }

    private static void measure(Result result, Size size, PostgreSql server, int nas, int latency, int events)
            throws Exception {
        List<Device> devices = new ArrayList<>();
        String what = nas + " NAS x " + FORKS + " forks, " + latency + " ms device";
        try (Database database = server.database(true);
                Nasd nasd = new Nasd(database.dataSource())) {
            Seed seed = database.seed();
            for (int i = 1; i <= nas; i++) {
                Device device = Device.router(latency);
                devices.add(device);
                seed.nas(i, "Identity", FORKS, device.port());
            }
            Figure rate = result.figure(what, "nasd", "per second");
            Figure limit = result.figure(what, "forks / latency", "per second");
            Figure share = result.figure("share of the limit, " + what, "nasd", "");
            for (int round = 0; round <= size.rounds(); round++) {
                nasd.scheduler(false);
                seed.main(round == 0 ? events / 4 : events, events / 8, nas);
                Usage usage = Usage.begin(database);
                long start = System.nanoTime();
                nasd.scheduler(true);
                double middle = seed.rateInTheMiddle("EVENTS_STACK", round == 0 ? events / 4 : events);
                seed.secondsUntilEmpty("EVENTS_STACK", start);
                String used = usage.end(what);
                double most = nas * FORKS / (latency(nasd.dispatch()) / 1000);
                if (round > 0) {
                    rate.add(middle);
                    limit.add(most);
                    share.add(middle / most);
                }
                if (round == size.rounds()) {
                    result.limit(used);
                }
            }
            result.setting("events, " + nas + " NAS", events);
            result.atLeast("share of forks / latency, " + what, share.median(), "", 0.95, null);
        } finally {
            devices.forEach(Device::close);
        }
    }

    private static double latency(Dispatch dispatch) throws Exception {
        long[] nanos = new long[20];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            dispatch.execute(1, List.of("/system identity print"), "benchmark")
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            nanos[i] = System.nanoTime() - start;
        }
        return Figure.percentile(nanos, 0.5);
    }
}
