package org.nasd.api.operations;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.nasd.api.event.FailureReason;

/**
 * Which events to list. Criteria that are null (or empty) do not restrict; all others must hold.
 *
 * @param place the stack
 * @param nas on this NAS: its id, name or address
 * @param userId of this account
 * @param type of this command
 * @param error whose last error holds this text, in any case
 * @param within that came to the stack at most so long ago
 * @param reasons of the failed, those that failed for one of these reasons
 * @param cursor {@link EventPage#next()} of the page before, or null for the first page
 * @param limit at most so many, 1 to {@link #MAX_LIMIT}
 */
public record EventQuery(
        EventPlace place,
        String nas,
        Long userId,
        String type,
        String error,
        Duration within,
        Set<FailureReason> reasons,
        Long cursor,
        int limit) {

    /** The largest page. */
    public static final int MAX_LIMIT = 1000;

    public EventQuery {
        Objects.requireNonNull(place, "place");
        reasons = Set.copyOf(reasons);
    }

    /** The first page of everything on a stack. */
    public static EventQuery of(EventPlace place, int limit) {
        return new EventQuery(place, null, null, null, limit);
    }

    /** The first page by NAS, account and command alone. */
    public EventQuery(EventPlace place, String nas, Long userId, String type, int limit) {
        this(place, nas, userId, type, null, null, Set.of(), null, limit);
    }

    /** The page after this one. */
    public EventQuery after(Long next) {
        return new EventQuery(place, nas, userId, type, error, within, reasons, next, limit);
    }
}
