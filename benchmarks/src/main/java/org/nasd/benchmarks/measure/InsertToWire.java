package org.nasd.benchmarks.measure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.nasd.benchmarks.bench.BareLoop;
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

    private static final String NASD = "nasd, insert to wire";
    private static final String GRAPHILE = "graphile-worker, insert to start";
    private static final String BARE = "a bare loop, insert to main stack";

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
                + " and its time runs until the job's code starts. The bare loop is a thread that waits for the announcement of an insert"
                + " and asks the database what nasd asks it, and nothing else, until the event is in the main stack. One commit is what one row"
                + " costs that is committed alone, at as irregular times; one announcement the time from the answer to who made it until"
                + " PostgreSQL's driver hands it out.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int times = size.of(20, 250, 1000);
        Random random = new Random(1);
        try (PostgreSql server = new PostgreSql();
                Database ours = server.database(true);
                Database theirs = server.database(true);
                Database bare = server.database(true);
                BareLoop loop = bareLoop(bare);
                Device router = Device.stampServer();
                Nasd nasd = new Nasd(ours.dataSource());
                Peer graphile = Peer.node("graphile.mjs", theirs.plainUrl(), "latency", 0, 0)) {
            ours.seed().nas(1, "Wire", 100, router.port());
            ours.seed().accounts(ACCOUNTS, 1);
            nasd.refresh();
            graphile.await("ready");
            for (int round = 0; round < size.warmUps(); round++) {
                insertions(ours, router::nextNumber, WARM_UP, 0);
                graphile(theirs, graphile, WARM_UP, 0);
                insertions(bare, loop::nextNanos, WARM_UP, 0);
            }
            insertions(ours, router::nextNumber, 20, PAUSE);
            graphile(theirs, graphile, 20, PAUSE);
            insertions(bare, loop::nextNanos, 20, PAUSE);
            // a p99 of so few is one of the longest three, which takes more rounds to settle than a rate
            for (int round = 0; round < size.of(1, 5, 5); round++) {
                add(result, NASD, insertions(ours, router::nextNumber, times, PAUSE));
                add(result, GRAPHILE, graphile(theirs, graphile, times, PAUSE));
                add(result, BARE, insertions(bare, loop::nextNanos, times, PAUSE));
                result.figure("one commit", "PostgreSQL, one row", "ms")
                        .add(ours.commitMillis(200, () -> pause(random, PAUSE)));
                result.figure("one announcement", "PostgreSQL's driver", "ms")
                        .add(ours.announcementMillis(200, () -> pause(random, PAUSE)));
            }
        }
        judge(result);
        result.setting("events a round", times);
    }

    private static void judge(Result result) {
        double commit = result.figure("one commit", "PostgreSQL, one row", "ms").median();
        double p50 = result.figure("p50", NASD, "ms").median();
        double p99 = result.figure("p99", NASD, "ms").median();
        double theirs = result.figure("p99", GRAPHILE, "ms").median();
        double bare = result.figure("p99", BARE, "ms").median();
        result.atMost("p50 from insert to wire (two commits and 3 ms)", p50, "ms", 2 * commit + 3);
        result.atMost("p99 from insert to wire (graphile-worker's p99 from insert to start)", p99, "ms", theirs);
        result.limit(String.format(
                Locale.ROOT,
                "p99 of the bare loop is %.1f ms, with nothing but the announcement and the exchanges: %.1f times graphile-worker's; nasd with variables,"
                        + " template, session and the router's process is at %.1f times that",
                bare,
                bare / theirs,
                p99 / bare));
        result.limit("of this, PostgreSQL's driver for Java waits a millisecond for a second announcement after each"
                + " (PGStream.hasMessagePending) before it hands out the first: see one announcement");
        result.limit(
                "graphile-worker takes a job where it was put, in one exchange; an event is read, its account is looked up, and it is moved from"
                        + " the compact to the main stack: three exchanges more (docs/decisions/0018)");
    }

    /** At work on nasd's tables, which nasd leaves there. */
    private static BareLoop bareLoop(Database database) throws Exception {
        try (Nasd nasd = new Nasd(database.dataSource())) {
            nasd.refresh();
            database.seed().accounts(ACCOUNTS, 1);
        }
        return new BareLoop(database);
    }

    private static void add(Result result, String who, long[] nanos) {
        result.figure("p50", who, "ms").add(Figure.percentile(nanos, 0.5));
        result.figure("p99", who, "ms").add(Figure.percentile(nanos, 0.99));
    }

    /** Says when what was inserted last has arrived, by the monotonic clock. */
    private interface Arrival {
        long next() throws Exception;
    }

    private static long[] insertions(Database database, Arrival arrival, int times, int longestPause) throws Exception {
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
                nanos[i] = arrival.next() - start;
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
