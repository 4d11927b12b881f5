package org.nasd.api.stack;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The rows of nasd's tables as programs ask for them: by conditions on columns, in an order, page by page. Reads only.
 *
 * <p>Safe for use by many threads; methods block on the database and throw {@link StackException} when it fails, and
 * {@link IllegalArgumentException}, with a message for the caller, when a column is unknown or a value does not fit it.
 */
@ProviderType
public interface Records {

    /** The tables that can be asked. */
    enum Table {
        EVENTS_STACK_COMPACT,
        EVENTS_STACK,
        EVENTS_FAILED,
        NAS,
        USERS,
        ABONENTS
    }

    /** How a column is compared. */
    enum Comparison {
        /** Equal; to null: is null. */
        EXACT,
        /** Equal to one of a list. */
        IN,
        GT,
        GTE,
        LT,
        LTE,
        /** Between two values, both included. */
        RANGE,
        /** Holds the text, case counts. */
        CONTAINS,
        /** Begins with the text, case counts. */
        STARTSWITH,
        /** Is null, when the value is true; is not, when false. */
        ISNULL
    }

    /** The kind of a column's values. */
    enum Kind {
        INTEGER,
        TEXT,
        FLAG,
        /** An {@link java.time.Instant}. */
        TIME
    }

    /**
     * A column.
     *
     * @param name in lower case
     * @param kind of its values
     * @param nullable whether it may be null
     */
    record Column(String name, Kind kind, boolean nullable) {}

    /**
     * A condition.
     *
     * @param column name in lower case; a column of the row's NAS may be named {@code nas__name}, of its account {@code user__login}
     * @param comparison how it is compared
     * @param values one value, for IN any number, for RANGE two; strings, whole numbers, booleans or instants
     */
    record Condition(String column, Comparison comparison, List<Object> values) {}

    /**
     * Which rows.
     *
     * @param table of this table
     * @param all conditions that all hold
     * @param none groups of conditions: of none of these groups all conditions hold
     * @param order columns to order by, each with {@code -} in front for descending; at last always by id
     * @param fields columns wanted, by the names of {@link Condition#column()}; empty for all of the table's own
     * @param offset rows left out at the beginning
     * @param limit at most so many rows
     */
    record Query(
            Table table,
            List<Condition> all,
            List<List<Condition>> none,
            List<String> order,
            Set<String> fields,
            int offset,
            int limit) {
        public Query {
            Objects.requireNonNull(table, "table");
            all = List.copyOf(all);
            none = none.stream().map(List::copyOf).toList();
            order = List.copyOf(order);
            fields = Set.copyOf(fields);
        }
    }

    /** The columns of a table in their order, id first. */
    List<Column> columns(Table table);

    /** Rows, each by the names of its columns in lower case, in the order of the columns; null columns are there. */
    List<Map<String, Object>> list(Query query);

    /** How many rows there are; order, fields, offset and limit do not matter. */
    long count(Query query);

    /**
     * The first column of what a query of an operator's own yields, as ids of accounts, read in a transaction that can only read.
     *
     * @param sql one SELECT
     * @param limit at most so many
     */
    List<Long> accounts(String sql, int limit);
}
