package org.nasd.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** T9: what 10,000 configured NAS cost when they are idle. */
final class ManyNas implements Target {

    @Override
    public String title() {
        return "10,000 configured NAS";
    }

    @Override
    public String about() {
        return "Heap after full collections and live threads with one NAS and with 10,000, first as configured, then after each has done ten events"
                + " and gone idle again, so that each has had its session, its latencies and its counters. The driver opens no connections; a"
                + " connection of a driver that does costs its own.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int count = size.of(500, 10_000, 10_000);
        try (PostgreSql server = new PostgreSql();
                Database database = server.database(true);
                Nasd nasd = new Nasd(database.dataSource())) {
            Seed seed = database.seed();
            seed.manyNas(1, "Noop", 10, 1, true);
            nasd.refresh();
            dispatch(nasd, seed, 1, 20_000);
            for (int round = 0; round < size.rounds(); round++) {
                only(nasd, seed, 1);
                double bare = heap();
                only(nasd, seed, count);
                add(result, "configured", (heap() - bare) / count);
                dispatch(nasd, seed, count, count * 10);
                TimeUnit.SECONDS.sleep(size.of(1, 5, 5));
                add(result, "after ten events each", (heap() - bare) / count);
                result.figure("threads", count + " NAS", "").add(threads());
            }
        }
        String unit = "KB";
        result.atMost(
                "heap for a configured NAS",
                result.figure("heap for a NAS", "configured", unit).median(),
                unit,
                8);
        result.atMost(
                "heap for a NAS that has worked",
                result.figure("heap for a NAS", "after ten events each", unit).median(),
                unit,
                8);
        result.atMost(
                "threads of the process",
                result.figure("threads", count + " NAS", "").median(),
                "",
                64);
        result.setting("NAS", count);
    }

    private static void add(Result result, String when, double bytes) {
        result.figure("heap for a NAS", when, "KB").add(Math.max(0, bytes / 1024));
    }

    private static void only(Nasd nasd, Seed seed, int count) throws Exception {
        seed.run("DELETE FROM EVENTS_STACK");
        seed.run("DELETE FROM NAS");
        seed.manyNas(count, "Noop", 10, 1, true);
        nasd.scheduler(false);
        nasd.scheduler(true);
        nasd.refresh();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (nasd.dispatch().status().size() != count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not all NAS are known after two minutes");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void dispatch(Nasd nasd, Seed seed, int nas, int events) throws Exception {
        long mark = nasd.noop.done.get();
        long start = System.nanoTime();
        nasd.scheduler(false);
        seed.main(events, events / 5, nas);
        nasd.scheduler(true);
        nasd.awaitDone(mark, events);
        seed.secondsUntilEmpty("EVENTS_STACK", start);
    }

    private static double threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static double heap() throws InterruptedException {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(200);
            least = Math.min(least, (double)
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
