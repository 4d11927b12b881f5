package org.nasd.stack.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.nasd.api.stack.StackException;

/**
 * A database with its dialect. Every piece of work gets a connection that is returned whatever happens, in auto-commit for reads and
 * in one transaction for changes, and ends as a value or as a {@link StackException}.
 */
public final class Database {

    private static final int MOST_TURNS = 5;

    /** SQLSTATE: a lock was not given in time. */
    private static final String LOCKED = "HYT00";

    private final DataSource source;
    private final Duration queryTimeout;
    private final Dialect dialect;

    /** Held over a whole transaction, since an embedded database has to take one after the other; see {@link Dialect#takesManyWriters()}. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private final Set<Connection> prepared =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /**
     * Asks the database what it is.
     *
     * @throws StackException when it cannot be reached, or no dialect knows it
     */
    public Database(DataSource source, Duration queryTimeout) {
        this.source = source;
        this.queryTimeout = queryTimeout;
        try (Connection connection = source.getConnection()) {
            NetworkPatience.set(connection, queryTimeout);
            this.dialect = Dialect.of(connection.getMetaData());
        } catch (SQLException e) {
            throw Failure.of("reach the database", e, queryTimeout);
        }
    }

    public Dialect dialect() {
        return dialect;
    }

    /**
     * Reads.
     *
     * @param what the purpose, to complete "Cannot ..."
     */
    public <T> T read(String what, Work<T> work) {
        try (Connection connection = connect()) {
            return work.in(new Session(connection, dialect, queryTimeout));
        } catch (SQLException e) {
            throw Failure.of(what, e, queryTimeout);
        }
    }

    /** Changes in one transaction: all of it or nothing. The work is done anew when it was the victim of a deadlock. */
    public <T> T change(String what, Work<T> work) {
        try {
            return changed(work);
        } catch (SQLException e) {
            throw Failure.of(what, e, queryTimeout);
        }
    }

    /** As {@link #change}, for statements that carry passwords, which a driver's messages may repeat. */
    public <T> T changeSecretly(String what, Work<T> work) {
        try {
            return changed(work);
        } catch (SQLException e) {
            throw Failure.withoutDetail(what, e);
        }
    }

    private <T> T changed(Work<T> work) throws SQLException {
        if (dialect.takesManyWriters()) {
            return inTurns(work);
        }
        waitForOthers();
        try {
            return inTurns(work);
        } finally {
            writing.unlock();
        }
    }

    private void waitForOthers() throws SQLException {
        try {
            if (!writing.tryLock(queryTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTimeoutException("other changes have not ended", LOCKED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("interrupted while waiting for other changes to end", LOCKED, e);
        }
    }

    // the victim of a deadlock has done nothing, and whom it was in the way of goes on meanwhile
    private <T> T inTurns(Work<T> work) throws SQLException {
        for (int turn = 1; ; turn++) {
            try (Connection connection = connect()) {
                return inTransaction(connection, work);
            } catch (SQLException e) {
                if (turn == MOST_TURNS || !Failure.isDeadlock(e)) {
                    throw e;
                }
            }
        }
    }

    /** A connection of its own in auto-commit, for work that lasts; whoever takes it closes it. */
    public Connection connect() throws SQLException {
        Connection connection = source.getConnection();
        try {
            NetworkPatience.set(connection, queryTimeout);
            connection.setAutoCommit(true);
            if (prepared.add(connection.unwrap(Connection.class))) {
                dialect.prepare(connection);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    /** A connection on which whatever would write fails; whoever takes it closes it. */
    public Connection readOnly() throws SQLException {
        Connection connection = connect();
        try {
            Connection readOnly = dialect.readOnly(connection);
            if (readOnly != connection) {
                connection.close();
            }
            return readOnly;
        } catch (SQLException | RuntimeException e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    private <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.in(new Session(connection, dialect, queryTimeout));
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollbackAfter(e, connection);
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollbackAfter(Throwable cause, Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void closeAfter(Throwable cause, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
