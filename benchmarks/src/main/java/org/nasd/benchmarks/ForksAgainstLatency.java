package org.nasd.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.stack.MainStack;
import org.nasd.stack.testing.TestDatabase;

/**
 * T1: the rate through the whole pipeline - rows in EVENTS_STACK, device, rows gone - against forks / latency, which is Little's limit, for
 * one NAS and for four. The latency is measured one command at a time through the same driver and session.
 */
final class ForksAgainstLatency {

    private static final int ROUNDS = 3;

    void run() throws Exception {
        System.setProperty("nasd.test.postgresql.fsync", "on");
        List<String> rows = new ArrayList<>();
        rows.addAll(measure(1, 50, 40_000));
        rows.addAll(measure(4, 60, 120_000));
        Figures.print("T1 rate per NAS against forks / latency", rows.toArray(String[]::new));
    }

    private static List<String> measure(int nas, int latency, int events) throws Exception {
        List<Device> devices = new ArrayList<>();
        try (TestDatabase database = TestDatabase.postgresql()) {
            Path work = Files.createTempDirectory("nasd-benchmark-");
            try (Container nasd = new Container(work, Path.of("oss").toAbsolutePath(), database.dataSource())) {
                nasd.service(MainStack.class);
                Seed seed = new Seed(database.dataSource());
                for (int i = 1; i <= nas; i++) {
                    Device device = Device.router(latency);
                    devices.add(device);
                    seed.nas(i, "Identity", 100, device.port());
                }
                Figures rate = new Figures();
                Figures measured = new Figures();
                for (int round = 0; round <= ROUNDS; round++) {
                    nasd.run("org.nasd.scheduler", false);
                    seed.main(events, events / 8, nas);
                    long start = System.nanoTime();
                    nasd.run("org.nasd.scheduler", true);
                    double perSecond = events / seed.secondsUntilEmpty("EVENTS_STACK", start);
                    double millis = latency(nasd);
                    if (round > 0) {
                        rate.add(perSecond);
                        measured.add(millis);
                    }
                }
                double limit = nas * 100 / (measured.median() / 1000);
                String what = nas + " NAS x 100 forks, " + latency + " ms device";
                return List.of(
                        Figures.row(what + ", events per second", "%s", rate.spread()),
                        Figures.row(
                                what + ", latency measured",
                                "%.1f ms, so the limit is %,.0f per second",
                                measured.median(),
                                limit),
                        Figures.row(what + ", ratio (target 0.95)", "%.2f", rate.median() / limit));
            }
        } finally {
            devices.forEach(Device::close);
        }
    }

    private static double latency(Container nasd) throws Exception {
        Dispatch dispatch = nasd.service(Dispatch.class);
        long[] nanos = new long[20];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            dispatch.execute(1, List.of("/system identity print"), "benchmark")
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            nanos[i] = System.nanoTime() - start;
        }
        return Figures.percentile(nanos, 0.5);
    }
}
