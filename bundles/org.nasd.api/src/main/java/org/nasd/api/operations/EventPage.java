package org.nasd.api.operations;

import java.util.List;

/**
 * A page of events.
 *
 * @param events by id, lowest first; of the failed stack the newest first
 * @param next where the next page begins, or null when there is nothing more
 */
public record EventPage(List<EventView> events, Long next) {
    public EventPage {
        events = List.copyOf(events);
    }
}
