package org.nasd.operations.internal;

import java.util.Locale;
import java.util.TreeSet;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.stack.EventFilter;

/** Reads what people ask of the stacks. */
final class EventQueries {

    private final NasFinder finder;

    EventQueries(NasFinder finder) {
        this.finder = finder;
    }

    EventFilter filter(EventQuery query) {
        if (!query.reasons().isEmpty() && query.place() != EventPlace.FAILED) {
            throw new OperationException(Kind.INVALID, "only failed events have a reason");
        }
        if (query.within() != null
                && (query.within().isNegative() || query.within().isZero())) {
            throw new OperationException(Kind.INVALID, "how long ago is more than nothing, not " + query.within());
        }
        return new EventFilter(
                nasId(query.nas()), query.userId(), query.type(), query.error(), query.within(), query.reasons());
    }

    /** Events may still wait for a NAS that was removed: its bare id will do. */
    private Long nasId(String nas) {
        if (nas == null) {
            return null;
        }
        try {
            return finder.find(nas).id();
        } catch (OperationException e) {
            if (e.kind() == Kind.NOT_FOUND && nas.matches("\\d{1,18}")) {
                return Long.valueOf(nas);
            }
            throw e;
        }
    }

    /** The criteria in words, each after a blank. */
    static String told(EventQuery query) {
        StringBuilder told = new StringBuilder();
        add(told, "nas", query.nas());
        add(told, "user", query.userId());
        add(told, "type", query.type());
        add(told, "error", query.error());
        add(told, "within", query.within());
        if (!query.reasons().isEmpty()) {
            add(told, "reasons", new TreeSet<>(query.reasons()).toString().toLowerCase(Locale.ROOT));
        }
        return told.toString();
    }

    private static void add(StringBuilder told, String key, Object value) {
        if (value != null) {
            told.append(' ').append(key).append('=').append(value);
        }
    }
}
