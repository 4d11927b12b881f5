package org.nasd.api.operations;

import java.util.Objects;

/**
 * Which events to list. Criteria that are null do not restrict; all others must hold.
 *
 * @param place the stack
 * @param nas on this NAS: its id, name or address
 * @param userId of this account
 * @param type of this command
 * @param cursor {@link EventPage#next()} of the page before, or null for the first page
 * @param limit at most so many, 1 to {@link #MAX_LIMIT}
 */
public record EventQuery(EventPlace place, String nas, Long userId, String type, Long cursor, int limit) {

    /** The largest page. */
    public static final int MAX_LIMIT = 1000;

    public EventQuery {
        Objects.requireNonNull(place, "place");
    }

    /** The first page of everything on a stack. */
    public static EventQuery of(EventPlace place, int limit) {
        return new EventQuery(place, null, null, null, null, limit);
    }
}
