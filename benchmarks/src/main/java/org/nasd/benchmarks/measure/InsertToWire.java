package org.nasd.benchmarks.measure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Device;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.Peer;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.result.Figure;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** T6: how long an event of an idle system takes from its insert to the wire. */
final class InsertToWire implements Target {

    private static final int ACCOUNTS = 1000;
    /** As often as the JVM has to see a method before it compiles it for good. */
    private static final int WARM_UP = 6000;

    /** The longest of the pauses, in nanoseconds. */
    private static final int PAUSE = 40_000_000;

    @Override
    public String title() {
        return "From insert to the wire, idle";
    }

    @Override
    public String about() {
        return "One row at a time is inserted into the compact stack, at irregular times, durably; the time runs from before the insert until its command"
                + " arrives at the router, a process of its own, whose clock is the machine's. graphile-worker's job is added by its own function,"
                + " and its time runs until the job's code starts. One commit is what one row costs that is committed alone, at as"
                + " irregular times; one announcement the time from the answer to who made it until PostgreSQL's driver hands it out.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int times = size.of(20, 250, 1000);
        Random random = new Random(1);
        try (PostgreSql server = new PostgreSql();
                Database ours = server.database(true);
                Database theirs = server.database(true);
                Device router = Device.stampServer();
                Nasd nasd = new Nasd(ours.dataSource());
                Peer graphile = Peer.node("graphile.mjs", theirs.plainUrl(), "latency", 0, 0)) {
            ours.seed().nas(1, "Wire", 100, router.port());
            ours.seed().accounts(ACCOUNTS, 1);
            nasd.refresh();
            graphile.await("ready");
            for (int round = 0; round < size.warmUps(); round++) {
                nasd(ours, router, WARM_UP, 0);
                graphile(theirs, graphile, WARM_UP, 0);
            }
            nasd(ours, router, 20, PAUSE);
            graphile(theirs, graphile, 20, PAUSE);
            for (int round = 0; round < size.rounds(); round++) {
                add(result, "nasd, insert to wire", nasd(ours, router, times, PAUSE));
                add(result, "graphile-worker, insert to start", graphile(theirs, graphile, times, PAUSE));
                result.figure("one commit", "PostgreSQL, one row", "ms")
                        .add(ours.commitMillis(200, () -> pause(random, PAUSE)));
                result.figure("one announcement", "PostgreSQL's driver", "ms")
                        .add(ours.announcementMillis(200, () -> pause(random, PAUSE)));
            }
        }
        double commit = result.figure("one commit", "PostgreSQL, one row", "ms").median();
        double p50 = result.figure("p50", "nasd, insert to wire", "ms").median();
        double p99 = result.figure("p99", "nasd, insert to wire", "ms").median();
        double other =
                result.figure("p99", "graphile-worker, insert to start", "ms").median();
        result.atMost("p50 from insert to wire (two commits and 3 ms)", p50, "ms", 2 * commit + 3);
        result.atMost("p99 from insert to wire (graphile-worker's p99 from insert to start)", p99, "ms", other);
        result.limit("of this, PostgreSQL's driver for Java waits a millisecond for a second announcement after each"
                + " (PGStream.hasMessagePending) before it hands out the first: see one announcement");
        double theirP50 =
                result.figure("p50", "graphile-worker, insert to start", "ms").median();
        result.limit(String.format(
                Locale.ROOT,
                "from p50 to p99 it is %.1f ms for nasd and %.1f ms for graphile-worker; the rest of the difference at p99 is there at p50 as well",
                p99 - p50,
                other - theirP50));
        result.setting("events a round", times);
    }

    private static void add(Result result, String who, long[] nanos) {
        result.figure("p50", who, "ms").add(Figure.percentile(nanos, 0.5));
        result.figure("p99", who, "ms").add(Figure.percentile(nanos, 0.99));
    }

    private static long[] nasd(Database database, Device router, int times, int longestPause) throws Exception {
        long[] nanos = new long[times];
        Random random = new Random(1);
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) VALUES ('user_rate_set', ?)")) {
            for (int i = 0; i < times; i++) {
                pause(random, longestPause);
                insert.setLong(1, 1 + i % ACCOUNTS);
                long start = System.nanoTime();
                insert.executeUpdate();
                nanos[i] = router.nextNumber() - start;
            }
        }
        return nanos;
    }

    private static long[] graphile(Database database, Peer peer, int times, int longestPause) throws Exception {
        long[] nanos = new long[times];
        Random random = new Random(1);
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "SELECT 1 FROM graphile_worker.add_job('stamp', json_build_object('id', ?::bigint))")) {
            for (int i = 0; i < times; i++) {
                pause(random, longestPause);
                insert.setLong(1, i);
                long start = System.nanoTime();
                insert.execute();
                nanos[i] = Long.parseLong(peer.await("nanos").replaceAll("\\D", "")) - start;
            }
        }
        return nanos;
    }

    private static void pause(Random random, int longest) {
        if (longest > 0) {
            LockSupport.parkNanos(longest / 4 + random.nextInt(longest / 4 * 3));
        }
    }
}
