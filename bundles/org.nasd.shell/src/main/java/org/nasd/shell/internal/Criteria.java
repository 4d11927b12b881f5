package org.nasd.shell.internal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;

/** What options say about which events are meant; each is null where the option is not given. */
record Criteria(String nas, String user, String type, String error, String since, String reasons) {

    EventQuery query(EventPlace place, int limit) {
        return new EventQuery(
                place,
                nas,
                Arguments.maybe("--user", user),
                type,
                error,
                Arguments.span("--since", since),
                Arguments.reasons(reasons),
                null,
                limit);
    }

    private boolean isEmpty() {
        return Stream.of(nas, user, type, error, since, reasons).allMatch(Objects::isNull);
    }

    /**
     * The events meant by their ids, by criteria, or, said in so many words, all of a stack.
     *
     * @throws OperationException when it is none of these: nothing must befall all events by a forgotten word
     */
    EventSelection selection(EventPlace place, List<String> ids, boolean all) {
        if (!ids.isEmpty()) {
            if (all || !isEmpty()) {
                throw new OperationException(Kind.INVALID, "name events by their ids or by options, not by both");
            }
            return new EventSelection.Ids(
                    place,
                    ids.stream()
                            .map(id -> Arguments.number("an event's id", id))
                            .toList());
        }
        if (isEmpty() && !all) {
            throw new OperationException(
                    Kind.INVALID,
                    "say which events: their ids, or options like --nas, --user, --type, or --all for all of the stack");
        }
        return new EventSelection.Matching(query(place, 1));
    }
}
