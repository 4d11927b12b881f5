package org.nasd.stack.internal.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** The current row, its columns taken from left to right. */
public final class Row {

    private final ResultSet results;
    private final Dialect dialect;
    private int column;

    Row(ResultSet results, Dialect dialect) {
        this.results = results;
        this.dialect = dialect;
    }

    boolean next() throws SQLException {
        column = 0;
        return results.next();
    }

    public long number() throws SQLException {
        return results.getLong(++column);
    }

    public Long numberOrNull() throws SQLException {
        long value = results.getLong(++column);
        return results.wasNull() ? null : value;
    }

    public int integer() throws SQLException {
        return results.getInt(++column);
    }

    public String text() throws SQLException {
        return results.getString(++column);
    }

    public Instant instant() throws SQLException {
        return Objects.requireNonNull(instantOrNull());
    }

    public Instant instantOrNull() throws SQLException {
        return dialect.instant(results, ++column);
    }

    public boolean flag() throws SQLException {
        return results.getBoolean(++column);
    }

    public Boolean flagOrNull() throws SQLException {
        boolean value = results.getBoolean(++column);
        return results.wasNull() ? null : value;
    }

    /** Milliseconds as a duration, zero for null and for what is past. */
    public Duration millis() throws SQLException {
        return Duration.ofMillis(Math.max(0, results.getLong(++column)));
    }
}
