package org.nasd.stack.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Statements on one connection, each with the time-out. Made for one piece of work by one thread. */
public final class Session {

    private final Connection connection;
    private final Dialect dialect;
    private final int timeoutSeconds;

    public Session(Connection connection, Dialect dialect, Duration queryTimeout) {
        this.connection = connection;
        this.dialect = dialect;
        this.timeoutSeconds = (int) Math.max(1, queryTimeout.toSeconds());
    }

    public Dialect dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    /** All rows of a query. A {@link Collection} of longs is one parameter. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... parameters) throws SQLException {
        try (PreparedStatement statement = statement(sql, parameters);
                ResultSet results = statement.executeQuery()) {
            return read(results, mapper);
        }
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... parameters) throws SQLException {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** The one number a query yields. */
    public long number(String sql, Object... parameters) throws SQLException {
        return first(sql, Row::number, parameters)
                .orElseThrow(() -> new SQLException("No row where one was expected: " + sql));
    }

    /** Carries out a change and says how many rows it touched. */
    public int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = statement(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Carries out a statement of any kind and leaves its results alone. */
    public void execute(String sql) throws SQLException {
        try (PreparedStatement statement = statement(sql)) {
            statement.execute();
        }
    }

    PreparedStatement statement(String sql, Object... parameters) throws SQLException {
        List<Object> all = Arrays.asList(parameters);
        Inlined inlined = dialect.bindsArrays() ? new Inlined(sql, all) : Inlined.of(sql, all);
        PreparedStatement statement = connection.prepareStatement(dialect.said(inlined.sql()));
        try {
            prepare(statement);
            for (int i = 0; i < inlined.parameters().size(); i++) {
                bind(statement, i + 1, inlined.parameters().get(i));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    PreparedStatement prepare(PreparedStatement statement) throws SQLException {
        statement.setQueryTimeout(timeoutSeconds);
        return statement;
    }

    void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Instant instant) {
            statement.setObject(index, dialect.instant(instant));
        } else if (value instanceof Collection<?> ids) {
            statement.setArray(index, connection.createArrayOf("BIGINT", ids.toArray(Long[]::new)));
        } else if (value instanceof ArrayOf array) {
            statement.setArray(index, connection.createArrayOf(array.type(), array.values()));
        } else {
            statement.setObject(index, value);
        }
    }

    <T> List<T> read(ResultSet results, RowMapper<T> mapper) throws SQLException {
        List<T> read = new ArrayList<>();
        Row row = new Row(results, dialect);
        while (row.next()) {
            read.add(mapper.map(row));
        }
        return read;
    }
}
