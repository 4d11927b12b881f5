package org.nasd.benchmarks.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/**
 * What the way of an event to the main stack costs without nasd: one thread that waits for the announcement of an insert and then asks the
 * database what nasd asks it, in as few exchanges, and nothing else. The database must have nasd's tables.
 */
public final class BareLoop implements AutoCloseable {

    private static final int PATIENCE = 10_000;

    private final Connection listening;
    private final Connection working;
    private final PGConnection announcements;
    private final PreparedStatement compact;
    private final PreparedStatement account;
    private final PreparedStatement depart;
    private final PreparedStatement arrive;
    private final BlockingQueue<Long> arrived = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile SQLException failure;

    public BareLoop(Database database) throws SQLException {
        listening = database.dataSource().getConnection();
        working = database.dataSource().getConnection();
        announcements = listening.unwrap(PGConnection.class);
        try (Statement statement = listening.createStatement()) {
            statement.execute("LISTEN nasd_compact_arrived");
        }
        compact = working.prepareStatement(
                "SELECT ID, USER_ID FROM EVENTS_STACK_COMPACT WHERE ID > 0 ORDER BY ID LIMIT 1000");
        account = working.prepareStatement("SELECT * FROM USERS WHERE ID = ?");
        depart = working.prepareStatement("BEGIN; DELETE FROM EVENTS_STACK_COMPACT WHERE ID = ?;"
                + " UPDATE EVENT_COUNTERS SET LAST_ID = LAST_ID + 1 WHERE NAME = 'EVENTS_STACK' RETURNING LAST_ID");
        arrive = working.prepareStatement(
                "INSERT INTO EVENTS_STACK (ID, COMPACT_ID, EVENT_TYPE, USER_ID, NAS_ID, PARAMS)"
                        + " VALUES (?, ?, 'user_rate_set', ?, 1, '{}'); COMMIT");
        thread = new Thread(this::run, "bare-loop");
        thread.setDaemon(true);
        thread.start();
    }

    /** When the next event had arrived in the main stack, by the monotonic clock. */
    public long nextNanos() throws InterruptedException {
        Long next = arrived.poll(PATIENCE, TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new IllegalStateException("No event arrived", failure);
        }
        return next;
    }

    private void run() {
        try {
            while (!closed) {
                if (announcements.getNotifications(PATIENCE).length > 0) {
                    move();
                }
            }
        } catch (SQLException e) {
            failure = e;
        }
    }

    private void move() throws SQLException {
        long id;
        long user;
        try (var row = compact.executeQuery()) {
            row.next();
            id = row.getLong(1);
            user = row.getLong(2);
        }
        account.setLong(1, user);
        account.executeQuery().close();
        arrive.setLong(1, departed(id));
        arrive.setLong(2, id);
        arrive.setLong(3, user);
        arrive.execute();
        arrived.add(System.nanoTime());
    }

    private long departed(long id) throws SQLException {
        depart.setLong(1, id);
        depart.execute();
        depart.getMoreResults();
        depart.getMoreResults();
        try (var row = depart.getResultSet()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        closed = true;
        listening.abort(Runnable::run);
        thread.join(PATIENCE);
        working.close();
    }
}
