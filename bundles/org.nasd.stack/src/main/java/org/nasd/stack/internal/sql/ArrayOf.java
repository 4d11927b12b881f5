package org.nasd.stack.internal.sql;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A column of values, bound as one parameter.
 *
 * @param type the SQL type of its elements
 * @param values may hold null
 */
@SuppressWarnings("ArrayRecordComponent")
public record ArrayOf(String type, Object[] values) {

    /** SQL: a table expression of the columns, each an array that is bound. */
    static String unnest(String alias, Map<String, ArrayOf> columns, List<Object> parameters) {
        parameters.addAll(columns.values());
        String arrays = columns.values().stream()
                .map(column -> "CAST(? AS " + column.type() + " ARRAY)")
                .collect(Collectors.joining(", "));
        return "UNNEST(" + arrays + ") AS " + alias + "(" + String.join(", ", columns.keySet()) + ")";
    }
}
