package org.nasd.stack.internal.nas;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import org.nasd.stack.internal.sql.Failure;
import org.nasd.stack.internal.sql.NetworkPatience;

/** A database that is only read, by queries that operators write. It may be of any make. */
public final class Source {

    private final Connections connections;
    private final Duration queryTimeout;

    public Source(Connections connections, Duration queryTimeout) {
        this.connections = connections;
        this.queryTimeout = queryTimeout;
    }

    /** Takes the rows of a query. */
    @FunctionalInterface
    interface Reader {

        void read(Columns columns) throws SQLException;
    }

    /**
     * Runs a query and hands over each row.
     *
     * @param ids bound as one array where the query has a placeholder, else empty
     */
    void read(String what, String sql, Collection<Long> ids, Reader reader) {
        try (Connection connection = connections.open()) {
            NetworkPatience.set(connection, queryTimeout);
            connection.setReadOnly(true);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setQueryTimeout((int) Math.max(1, queryTimeout.toSeconds()));
                if (!ids.isEmpty()) {
                    statement.setArray(1, connection.createArrayOf("BIGINT", ids.toArray(Long[]::new)));
                }
                readAll(statement, reader);
            } finally {
                end(connection);
            }
        } catch (SQLException e) {
            throw Failure.of(what, e, queryTimeout);
        }
    }

    private static void readAll(PreparedStatement statement, Reader reader) throws SQLException {
        try (ResultSet results = statement.executeQuery()) {
            Columns columns = new Columns(results);
            while (results.next()) {
                reader.read(columns);
            }
        }
    }

    // a pool may hand out connections with auto-commit off; a read left open would hold back the other side's clean-up
    private static void end(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.setReadOnly(false);
    }
}
