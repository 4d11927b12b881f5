package org.nasd.api.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.FailureReason;
import org.osgi.annotation.versioning.ProviderType;

/**
 * EVENTS_FAILED: events that were not delivered, each with the reason.
 *
 * <p>Safe for use by many threads. Methods block on the database and throw {@link StackException} when it fails.
 */
@ProviderType
public interface FailedStack {

    /** How many events are here. */
    long count();

    /** How many events are here, by reason. */
    Map<FailureReason, Long> countByReason();

    /** The event with the given id. */
    Optional<FailedEvent> find(long id);

    /** The event that came from the given row of the compact stack. */
    Optional<FailedEvent> findByCompactId(long compactId);

    /** Events that match, newest first. */
    List<FailedEvent> list(EventFilter filter, long beforeId, int limit);
}
