package org.nasd.benchmarks.measure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.profile.Round;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** T5: the whole life of an event beside a plain JDBC loop that only runs the same statements, in batches of the same size. */
final class WholeLife implements Target {

    static final int BATCH = 1000;
    static final int ACCOUNTS = 20_000;
    private static final int NAS = 4;
    private static final String CEILING = "the same SQL in a plain loop";

    @Override
    public String title() {
        return "Whole life of an event beside the same SQL";
    }

    @Override
    public String about() {
        return "Events are inserted into the compact stack a thousand at a time, expanded, dispatched to a driver that does everything at once, and"
                + " deleted. The plain loop is one connection that runs the same statements and waits for every commit; nasd inserts, expands"
                + " and dispatches at the same time, which is why it can be faster.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int events = size.of(10_000, 100_000, 300_000);
        result.setting("events", events);
        result.setting("batch", BATCH);
        try (PostgreSql server = new PostgreSql()) {
            for (boolean durable : new boolean[] {true, false}) {
                String group = durable ? "durable" : "not durable";
                try (Database database = server.database(durable);
                        Nasd nasd = new Nasd(database.dataSource())) {
                    database.seed().manyNas(NAS, "Noop", 100, 1, true);
                    database.seed().accounts(ACCOUNTS, NAS);
                    ours(nasd, database.seed(), events);
                    Turns.run(
                            result,
                            group,
                            size,
                            List.of(
                                    side("nasd", () -> ours(nasd, database.seed(), events)),
                                    side(CEILING, () -> ceiling(nasd, database, events))));
                    double ratio = Turns.ratio(result, group, "nasd / plain loop", "nasd", CEILING);
                    if (durable) {
                        result.atLeast("nasd / the same SQL in a plain loop", ratio, "times", 0.5, 0.7);
                    }
                }
            }
        }
    }

    private interface Work {
        double rate() throws Exception;
    }

    private static Side side(String name, Work work) {
        return new Side() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double round() throws Exception {
                return work.rate();
            }

            @Override
            public void close() {}
        };
    }

    private static double ours(Nasd nasd, Seed seed, int events) throws Exception {
        nasd.compactor(true);
        nasd.scheduler(true);
        seed.run("VACUUM ANALYZE");
        seed.run("CHECKPOINT");
        long mark = nasd.noop.done.get();
        Round marked = Round.begun(events);
        long start = System.nanoTime();
        for (int from = 0; from < events; from += BATCH) {
            insert(seed, from);
        }
        nasd.awaitDone(mark, events);
        double seconds = seed.secondsUntilEmpty("EVENTS_STACK", start);
        marked.commit();
        return events / seconds;
    }

    /** Every event is another account of the batch, and its type is a state of which no repeat waits, so that nothing is coalesced. */
    static void insert(Seed seed, int from) throws SQLException {
        seed.run("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, USLUGA_ID) SELECT 'user_rate_set', 1 + (" + from
                + " + i) % " + ACCOUNTS + ", " + from + " FROM generate_series(0, " + (BATCH - 1) + ") AS i");
    }

    private static double ceiling(Nasd nasd, Database database, int events) throws Exception {
        nasd.scheduler(false);
        nasd.compactor(false);
        Seed seed = database.seed();
        seed.run("VACUUM ANALYZE");
        seed.run("CHECKPOINT");
        long start = System.nanoTime();
        try (Connection connection = database.dataSource().getConnection()) {
            for (int from = 0; from < events; from += BATCH) {
                insert(seed, from);
                connection.setAutoCommit(false);
                expand(connection);
                connection.commit();
                read(connection, "SELECT * FROM EVENTS_STACK ORDER BY NAS_ID, ID LIMIT " + BATCH);
                execute(
                        connection,
                        "DELETE FROM EVENTS_STACK S USING (SELECT NAS_ID, ID FROM EVENTS_STACK ORDER BY NAS_ID, ID LIMIT "
                                + BATCH + ") R WHERE S.NAS_ID = R.NAS_ID AND S.ID = R.ID");
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
        return events / ((System.nanoTime() - start) / 1e9);
    }

    private static void expand(Connection connection) throws SQLException {
        read(connection, "SELECT * FROM EVENTS_STACK_COMPACT ORDER BY ID LIMIT " + BATCH);
        read(connection, "SELECT U.* FROM USERS U JOIN EVENTS_STACK_COMPACT C ON C.USER_ID = U.ID LIMIT " + BATCH);
        execute(connection, "UPDATE EVENT_COUNTERS SET LAST_ID = LAST_ID + " + BATCH);
        execute(
                connection,
                "INSERT INTO EVENTS_STACK (ID, COMPACT_ID, EVENT_TYPE, USER_ID, ABONENT_ID, NAS_ID, NAS_IP, USLUGA_ID, PARAMS)"
                        + " SELECT B.LAST_ID - " + BATCH
                        + " + row_number() OVER (ORDER BY C.ID), C.ID, C.CMD, C.USER_ID, U.ABONENT_ID, U.NAS_ID,"
                        + " '10.0.0.1', C.USLUGA_ID, row_to_json(U)::text FROM EVENTS_STACK_COMPACT C JOIN USERS U ON U.ID = C.USER_ID,"
                        + " EVENT_COUNTERS B");
        execute(connection, "DELETE FROM EVENTS_STACK_COMPACT");
    }

    private static void read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    rows.getObject(i);
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
