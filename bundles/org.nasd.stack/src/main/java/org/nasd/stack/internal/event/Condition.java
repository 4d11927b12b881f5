package org.nasd.stack.internal.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.nasd.api.event.FailureReason;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Like;
import org.nasd.stack.internal.sql.Text;

/** SQL conditions, each beginning with AND, with their parameters. What is not given does not restrict. */
final class Condition {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /** Adds {@code column = value} unless the value is null. */
    Condition equal(String column, Object value) {
        if (value != null) {
            sql.append(" AND ").append(column).append(" = ?");
            parameters.add(value);
        }
        return this;
    }

    /** Adds that the column holds the text in any case, unless the text is null. */
    Condition holds(String column, String text) {
        if (text != null) {
            sql.append(" AND LOWER(").append(column).append(") LIKE LOWER(CAST(? AS VARCHAR))");
            sql.append(Like.ESCAPE);
            parameters.add(Like.containing(Text.storable(text)));
        }
        return this;
    }

    /** Adds that the column's instant was at most so long ago, unless that is null. */
    Condition within(Dialect dialect, String column, Duration ago) {
        if (ago != null) {
            // the clock is read once in a query of its own: as a part of the condition it would be for every row
            sql.append(" AND ").append(column).append(" >= (SELECT ");
            sql.append(dialect.inMillis("CAST(? AS BIGINT)")).append(")");
            parameters.add(-(ago.compareTo(LONGEST) > 0 ? LONGEST : ago).toMillis());
        }
        return this;
    }

    /** Adds that the column names one of the reasons, unless there are none. */
    Condition oneOf(String column, Collection<FailureReason> reasons) {
        if (!reasons.isEmpty()) {
            String places = "?, ".repeat(reasons.size());
            sql.append(" AND ").append(column).append(" IN (").append(places, 0, places.length() - 2);
            sql.append(")");
            reasons.forEach(reason -> parameters.add(reason.name().toLowerCase(Locale.ROOT)));
        }
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Object[] parameters(Object... first) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(parameters);
        return all.toArray();
    }
}
