package org.nasd.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Series;
import org.nasd.benchmarks.result.Size;

/** T12: PostgreSQL is restarted while events flow. */
final class DatabaseRestart implements Target {

    private static final int LATENCY = 50;
    private static final int FORKS = 100;
    private static final double ENOUGH = 0.95;
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

    @Override
    public String title() {
        return "PostgreSQL is restarted";
    }

    @Override
    public String about() {
        return "One NAS whose driver takes " + LATENCY + " ms for an event, with " + FORKS
                + " forks, so that the rate is steady. PostgreSQL is told to"
                + " restart (SIGINT, and started again at once); the time runs from there until the server is back and nasd does "
                + Math.round(ENOUGH * 100)
                + " % of the rate before, over a second.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int rounds = size.of(1, 3, 5);
        int seconds = size.of(3, 6, 10);
        int events = FORKS * 1000 / LATENCY * (rounds * (seconds + 12));
        List<double[]> points = new ArrayList<>();
        try (PostgreSql server = new PostgreSql();
                Database database = server.database(true);
                Nasd nasd = new Nasd(database.dataSource(), LATENCY)) {
            nasd.scheduler(false);
            database.seed().manyNas(1, "Noop", FORKS, 1, true);
            database.seed().main(events, 5_000, 1);
            long begun = System.nanoTime();
            nasd.scheduler(true);
            nasd.awaitDone(0, 1_000);
            for (int round = 0; round < rounds; round++) {
                double before = rate(nasd, seconds, points, begun);
                long restarted = System.nanoTime();
                server.restart();
                server.awaitNewStart();
                double back = back(nasd, before * ENOUGH, points, begun, restarted);
                result.figure("rate before", "nasd", "per second").add(before);
                result.figure("back at " + Math.round(ENOUGH * 100) + " %", "nasd", "s")
                        .add(back);
            }
            nasd.awaitDone(0, events);
            database.seed().secondsUntilEmpty("EVENTS_STACK", System.nanoTime());
            result.atMost(
                    "back at 95 % of the rate after",
                    result.figure("back at 95 %", "nasd", "s").most(), "s", 10);
            result.atMost("events among the failed", (double) database.seed().count("EVENTS_FAILED"), "", 0);
            result.figure("events done again", "nasd", "").add((double) nasd.noop.done.get() - events);
        }
        result.series(new Series(
                "Rate while PostgreSQL is restarted",
                "seconds",
                "events per second",
                false,
                List.of(new Series.Line("nasd", points))));
        result.setting("events", events);
    }

    /** The rate over so many seconds. */
    private static double rate(Nasd nasd, int seconds, List<double[]> points, long begun) {
        long from = nasd.noop.done.get();
        long start = System.nanoTime();
        for (int i = 0; i < seconds; i++) {
            second(nasd, points, begun);
        }
        return (nasd.noop.done.get() - from) / ((System.nanoTime() - start) / 1e9);
    }

    private static double second(Nasd nasd, List<double[]> points, long begun) {
        long from = nasd.noop.done.get();
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        double rate = (nasd.noop.done.get() - from) / ((System.nanoTime() - start) / 1e9);
        points.add(new double[] {(System.nanoTime() - begun) / 1e9, rate});
        return rate;
    }

    /** Seconds until a second began in which the rate was enough. */
    private static double back(Nasd nasd, double enough, List<double[]> points, long begun, long restarted) {
        List<long[]> counts = new ArrayList<>();
        long plotted = System.nanoTime();
        long plottedCount = nasd.noop.done.get();
        while (true) {
            LockSupport.parkNanos(STEP);
            long now = System.nanoTime();
            long done = nasd.noop.done.get();
            if (now - plotted >= TimeUnit.SECONDS.toNanos(1)) {
                points.add(new double[] {(now - begun) / 1e9, (done - plottedCount) / ((now - plotted) / 1e9)});
                plotted = now;
                plottedCount = done;
            }
            counts.add(new long[] {now, done});
            long[] before = counts.get(0);
            if (now - before[0] < TimeUnit.SECONDS.toNanos(1)) {
                continue;
            }
            counts.remove(0);
            if ((done - before[1]) / ((now - before[0]) / 1e9) >= enough) {
                return (before[0] - restarted) / 1e9;
            }
            if (now - restarted > TimeUnit.SECONDS.toNanos(60)) {
                throw new IllegalStateException("not back after a minute");
            }
        }
    }
}
