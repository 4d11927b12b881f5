package org.nasd.stack.internal.event;

import java.util.ArrayList;
import java.util.List;

/** SQL conditions, each beginning with AND, with their parameters. */
final class Condition {

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

    String sql() {
        return sql.toString();
    }

    Object[] parameters(Object... first) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(parameters);
        return all.toArray();
    }
}
