package org.nasd.api.stack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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

    /** Events that match, by the lowest id first, no matter what was added since; for acting on all of them page by page. */
    List<FailedEvent> oldest(EventFilter filter, long afterId, int limit);

    /**
     * Puts failed events onto the compact stack again, in the order of their ids, and takes them out of here, in one transaction; after
     * its commit every {@link StackListener#compactArrived()} is called. The compactor then expands them anew.
     *
     * @param params by id of the failed event, the variables that shall win over those of the account, as JSON, or null for none
     * @param force also those that a later event of their group made obsolete
     */
    Requeued requeue(SortedMap<Long, String> params, boolean force);

    /** Deletes failed events for good, and tells how many there were. */
    int delete(Collection<Long> ids);
}
