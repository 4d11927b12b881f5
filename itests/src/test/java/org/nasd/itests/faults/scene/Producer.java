package org.nasd.itests.faults.scene;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.nasd.itests.harness.Ledger;

/**
 * A billing that adds one event for each account, then another one for each, at a steady pace, whatever happens to the database: a round
 * whose commit was not confirmed is looked up, and done again only where it is not there.
 */
public final class Producer implements AutoCloseable {

    private static final long GIVE_UP = TimeUnit.MINUTES.toNanos(5);

    private final String url;
    private final String user;
    private final String password;
    private final int accounts;
    private final long everyNanos;
    private final AtomicBoolean enough = new AtomicBoolean();
    private volatile int committed;
    private volatile int retried;
    private final CompletableFuture<Integer> rounds;

    private Producer(String url, String user, String password, int accounts, Duration every) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.accounts = accounts;
        this.everyNanos = every.toNanos();
        this.rounds = new CompletableFuture<>();
        Thread thread = new Thread(this::run, "producer");
        thread.setDaemon(true);
        thread.start();
    }

    static Producer start(String url, String user, String password, int accounts, Duration every) {
        return new Producer(url, user, password, accounts, every);
    }

    private void run() {
        try {
            rounds.complete(produce());
        } catch (SQLException | RuntimeException e) {
            rounds.completeExceptionally(e);
        }
    }

    private int produce() throws SQLException {
        long giveUp = System.nanoTime() + GIVE_UP;
        boolean prepared = false;
        while (true) {
            try (Connection connection = DriverManager.getConnection(url, user, password)) {
                prepare(connection, prepared);
                prepared = true;
                committed = roundsIn(connection);
                giveUp = System.nanoTime() + GIVE_UP;
                addRounds(connection);
                return committed;
            } catch (SQLException e) {
                if (System.nanoTime() > giveUp || !prepared) {
                    throw e;
                }
                retried++;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private static void prepare(Connection connection, boolean done) throws SQLException {
        connection.setAutoCommit(done);
        if (!done) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS TEST_ROUNDS (ROUND INTEGER PRIMARY KEY)");
            }
            connection.commit();
        }
        connection.setAutoCommit(false);
    }

    private static int roundsIn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(ROUND), 0) FROM TEST_ROUNDS")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void addRounds(Connection connection) throws SQLException {
        long next = System.nanoTime();
        while (!enough.get()) {
            add(connection, committed + 1);
            committed++;
            next = Math.max(next + everyNanos, System.nanoTime() - everyNanos);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void add(Connection connection, int round) throws SQLException {
        try (PreparedStatement note = connection.prepareStatement("INSERT INTO TEST_ROUNDS (ROUND) VALUES (?)");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, PARAMS) VALUES (?, ?, ?)")) {
            note.setInt(1, round);
            note.executeUpdate();
            for (int account = 1; account <= accounts; account++) {
                insert.setString(1, Ledger.EVENT);
                insert.setLong(2, account);
                insert.setString(3, "{\"place\": " + round + "}");
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /** Rounds whose commit was confirmed up to now. */
    public int committed() {
        return committed;
    }

    /** How often it had to come again because the database was away. */
    public int retried() {
        return retried;
    }

    /** Ends it, and tells how many events each account got. */
    public int end() throws Exception {
        enough.set(true);
        return rounds.get(GIVE_UP, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        enough.set(true);
    }
}
