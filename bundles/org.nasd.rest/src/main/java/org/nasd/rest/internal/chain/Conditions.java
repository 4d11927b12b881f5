package org.nasd.rest.internal.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nasd.api.stack.Records.Condition;
import org.nasd.api.stack.Records.Query;
import org.nasd.api.stack.Records.Table;

/**
 * Which objects, and in which order.
 *
 * @param all conditions that all hold
 * @param none groups of conditions, none of which holds as a whole
 * @param order fields, descending with {@code -} in front
 */
record Conditions(List<Condition> all, List<List<Condition>> none, List<String> order) {

    static final Conditions NONE = new Conditions(List.of(), List.of(), List.of());

    Conditions with(List<Condition> more) {
        return new Conditions(joined(all, more), none, order);
    }

    Conditions without(List<Condition> group) {
        // As in the original, excluding nothing in particular leaves all there.
        return group.isEmpty() ? this : new Conditions(all, joined(none, List.of(group)), order);
    }

    Conditions by(List<String> fields) {
        return new Conditions(all, none, fields);
    }

    Query query(Table table, Set<String> columns, int offset, int limit) {
        return new Query(table, all, none, order, columns, offset, limit);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> joined = new ArrayList<>(some);
        joined.addAll(more);
        return joined;
    }
}
