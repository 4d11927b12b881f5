package org.nasd.api.operations;

import java.util.List;

/**
 * Everything about one event.
 *
 * @param event the event, its variables included
 * @param attempts its tries of the last 24 hours, oldest first
 */
public record EventDetail(EventView event, List<AttemptView> attempts) {
    public EventDetail {
        attempts = List.copyOf(attempts);
    }
}
