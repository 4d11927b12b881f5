package org.nasd.stack.internal.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A statement with the numbers of its collections written into it, each in the place of its ?, for a database that binds no arrays.
 *
 * @param sql without a ? for what was written into it
 * @param parameters those left to be bound
 */
record Inlined(String sql, List<Object> parameters) {

    static Inlined of(String sql, List<Object> parameters) {
        if (parameters.stream().noneMatch(Collection.class::isInstance)) {
            return new Inlined(sql, parameters);
        }
        StringBuilder inlined = new StringBuilder();
        List<Object> left = new ArrayList<>();
        String[] between = sql.split("\\?", -1);
        for (int i = 0; i < between.length; i++) {
            inlined.append(between[i]);
            if (i == between.length - 1) {
                break;
            }
            if (parameters.get(i) instanceof Collection<?> numbers) {
                inlined.append(literals(numbers));
            } else {
                inlined.append('?');
                left.add(parameters.get(i));
            }
        }
        return new Inlined(inlined.toString(), left);
    }

    // equal to nothing where there is none
    private static String literals(Collection<?> numbers) {
        return numbers.isEmpty()
                ? "NULL"
                : numbers.stream()
                        .map(number -> Long.toString((Long) Objects.requireNonNull(number)))
                        .collect(Collectors.joining(", "));
    }
}
