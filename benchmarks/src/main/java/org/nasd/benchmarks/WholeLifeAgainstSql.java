package org.nasd.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.nasd.api.stack.MainStack;
import org.nasd.stack.testing.TestDatabase;

/**
 * T5: the whole life of an event - inserted into the compact stack, expanded, dispatched to a device that does everything at once, deleted -
 * beside a plain JDBC loop that only runs the same statements, in batches of the same size.
 */
final class WholeLifeAgainstSql {

    private static final int BATCH = 1000;
    private static final int EVENTS = 100_000;
    private static final int ACCOUNTS = 20_000;
    private static final int NAS = 4;
    private static final int ROUNDS = 3;

    void run() throws Exception {
        System.setProperty("nasd.test.postgresql.fsync", "on");
        try (TestDatabase database = TestDatabase.postgresql()) {
            Seed seed = new Seed(database.dataSource());
            NoopDriver noop = new NoopDriver();
            Path work = Files.createTempDirectory("nasd-benchmark-");
            try (Container nasd = new Container(work, Path.of("oss").toAbsolutePath(), database.dataSource())) {
                nasd.add("noop", noop);
                nasd.service(MainStack.class);
                for (int i = 1; i <= NAS; i++) {
                    seed.nas(i, "Noop", 100, 1);
                }
                seed.accounts(ACCOUNTS, NAS);
                Figures ours = new Figures();
                Figures ceiling = new Figures();
                ours(nasd, seed, noop);
                for (int round = 0; round < ROUNDS; round++) {
                    ours.add(ours(nasd, seed, noop));
                    ceiling.add(ceiling(nasd, seed, database));
                }
                Figures.print(
                        "T5 whole life of an event, events per second",
                        Figures.row("nasd", "%s", ours.spread()),
                        Figures.row("the same statements in a plain loop", "%s", ceiling.spread()),
                        Figures.row("ratio (target 0.5)", "%.2f", ours.median() / ceiling.median()));
            }
        }
    }

    private static double ours(Container nasd, Seed seed, NoopDriver noop) throws Exception {
        nasd.run("org.nasd.compactor", true);
        nasd.run("org.nasd.scheduler", true);
        seed.run("VACUUM ANALYZE");
        seed.run("CHECKPOINT");
        long before = noop.done.get();
        long start = System.nanoTime();
        for (int from = 0; from < EVENTS; from += BATCH) {
            insert(seed, from);
        }
        while (noop.done.get() - before < EVENTS) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        return EVENTS / seed.secondsUntilEmpty("EVENTS_STACK", start);
    }

    /** Every event is another account of the batch, and its type is a state of which no repeat waits, so that nothing is coalesced. */
    private static void insert(Seed seed, int from) throws SQLException {
        seed.run("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, USLUGA_ID) SELECT 'user_rate_set', 1 + (" + from
                + " + i) % " + ACCOUNTS + ", " + from + " FROM generate_series(0, " + (BATCH - 1) + ") AS i");
    }

    private static double ceiling(Container nasd, Seed seed, TestDatabase database) throws Exception {
        nasd.run("org.nasd.scheduler", false);
        nasd.run("org.nasd.compactor", false);
        seed.run("VACUUM ANALYZE");
        seed.run("CHECKPOINT");
        long start = System.nanoTime();
        try (Connection connection = database.dataSource().getConnection()) {
            for (int from = 0; from < EVENTS; from += BATCH) {
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
        return EVENTS / ((System.nanoTime() - start) / 1e9);
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
