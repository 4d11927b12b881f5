package org.nasd.stack.internal.sql;

import java.lang.reflect.Array;
import java.util.Collection;
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

    /** The values in an array of their own class where they have one: a driver sends that as bytes, and any other as text. */
    public ArrayOf {
        values = ofTheirClass(values);
    }

    /** Whole numbers. */
    public static ArrayOf numbers(Collection<Long> numbers) {
        return new ArrayOf("BIGINT", numbers.toArray());
    }

    private static Object[] ofTheirClass(Object[] values) {
        Class<?> theirs = null;
        for (Object value : values) {
            if (value != null && value.getClass() != theirs) {
                if (theirs != null) {
                    return values;
                }
                theirs = value.getClass();
            }
        }
        if (theirs == null) {
            return values;
        }
        Object[] typed = (Object[]) Array.newInstance(theirs, values.length);
        System.arraycopy(values, 0, typed, 0, values.length);
        return typed;
    }

    /** SQL: a table expression of the columns, each an array that is bound. */
    static String unnest(String alias, Map<String, ArrayOf> columns, List<Object> parameters) {
        parameters.addAll(columns.values());
        String arrays = columns.values().stream()
                .map(column -> "CAST(? AS " + column.type() + " ARRAY)")
                .collect(Collectors.joining(", "));
        return "UNNEST(" + arrays + ") AS " + alias + "(" + String.join(", ", columns.keySet()) + ")";
    }
}
