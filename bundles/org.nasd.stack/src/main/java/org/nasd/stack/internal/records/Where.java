package org.nasd.stack.internal.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.nasd.api.stack.Records.Condition;
import org.nasd.api.stack.Records.Kind;
import org.nasd.api.stack.Records.Query;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Like;

/** A query's conditions as SQL with parameters. */
final class Where {

    private static final int MOST_VALUES = 10_000;
    private static final String NEVER = "1 = 0";

    private final Fields fields;
    private final Dialect dialect;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    Where(Fields fields, Query query, Dialect dialect) {
        this.fields = fields;
        this.dialect = dialect;
        query.all().forEach(condition -> conditions.add(sql(condition)));
        for (List<Condition> group : query.none()) {
            if (!group.isEmpty()) {
                // a comparison with null is neither true nor false, and holds no more than a false one
                String all = group.stream().map(this::sql).collect(Collectors.joining(" AND "));
                conditions.add("(" + all + ") IS NOT TRUE");
            }
        }
    }

    /** Adds a condition that the stack itself knows to hold. */
    void add(String condition, Object parameter) {
        conditions.add(condition);
        parameters.add(parameter);
    }

    /** Empty, or beginning with the given word. */
    String sql(String beginning) {
        return conditions.isEmpty() ? "" : beginning + String.join(" AND ", conditions);
    }

    /** The one number of a condition on a column of numbers. */
    long number(Condition condition) {
        return (long) Values.single(fields.field(condition.column()), condition.values());
    }

    List<Object> parameters() {
        return parameters;
    }

    private String sql(Condition condition) {
        Field field = fields.field(condition.column());
        List<Object> values = condition.values();
        return switch (condition.comparison()) {
            case EXACT -> exact(field, values);
            case IN -> in(field, values);
            case GT -> ordered(field, ">", values);
            case GTE -> ordered(field, ">=", values);
            case LT -> ordered(field, "<", values);
            case LTE -> ordered(field, "<=", values);
            case RANGE -> range(field, values);
            case CONTAINS -> like(field, Like.containing(text(field, values)));
            case STARTSWITH -> like(field, Like.beginning(text(field, values)));
            case ISNULL -> isNull(field, Values.flag(field, values.size() == 1 ? values.get(0) : null));
        };
    }

    private String exact(Field field, List<Object> values) {
        if (values.size() == 1 && values.get(0) == null) {
            return isNull(field, true);
        }
        return compared(field, "=", Values.single(field, values));
    }

    private static String isNull(Field field, boolean wanted) {
        return field.sql() + (wanted ? " IS NULL" : " IS NOT NULL");
    }

    private String in(Field field, List<Object> values) {
        if (values.isEmpty()) {
            return NEVER;
        }
        List<Object> fitting = Values.fit(field, values);
        if (field.kind() == Kind.INTEGER) {
            parameters.add(fitting);
            return dialect.oneOf(field.sql());
        }
        if (fitting.size() > MOST_VALUES) {
            throw Values.mistake(field, "compared with more than " + MOST_VALUES + " values");
        }
        parameters.addAll(fitting);
        return field.sql() + " IN (" + String.join(", ", Collections.nCopies(fitting.size(), "?")) + ")";
    }

    private String ordered(Field field, String operator, List<Object> values) {
        requireOrder(field);
        return compared(field, operator, Values.single(field, values));
    }

    private String range(Field field, List<Object> values) {
        requireOrder(field);
        if (values.size() != 2) {
            throw Values.mistake(field, "compared with a range of " + values.size() + " values instead of 2");
        }
        parameters.addAll(Values.fit(field, values));
        return field.sql() + " BETWEEN ? AND ?";
    }

    private static void requireOrder(Field field) {
        if (field.kind() == Kind.FLAG) {
            throw Values.mistake(field, "true or false and can only be compared by exact, in and isnull");
        }
    }

    private static String text(Field field, List<Object> values) {
        if (field.kind() != Kind.TEXT) {
            throw Values.mistake(field, "no text and cannot be compared by contains or startswith");
        }
        return (String) Values.single(field, values);
    }

    private String like(Field field, String pattern) {
        return compared(field, "LIKE", pattern) + Like.ESCAPE;
    }

    private String compared(Field field, String operator, Object value) {
        parameters.add(value);
        return field.sql() + " " + operator + " ?";
    }
}
