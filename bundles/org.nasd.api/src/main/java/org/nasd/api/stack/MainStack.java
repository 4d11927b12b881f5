package org.nasd.api.stack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasd.api.event.Attempt;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.QueuedEvent;
import org.osgi.annotation.versioning.ProviderType;

/**
 * EVENTS_STACK: events with their NAS and variables, waiting to be sent. The owner of a NAS reads its events by a cursor, keeps what
 * it needs in memory and settles finished ones in batches.
 *
 * <p>Safe for use by many threads. Methods block on the database and throw {@link StackException} when it fails; nothing of a failed
 * call took effect.
 */
@ProviderType
public interface MainStack {

    /**
     * Events of a NAS with their variables, in the order of ids.
     *
     * @param afterId only events with a higher id; ids appear in commit order, so this may be a cursor
     */
    default List<QueuedEvent> read(long nasId, long afterId, int limit) {
        return read(Map.of(nasId, afterId), limit).getOrDefault(nasId, List.of());
    }

    /**
     * Events of several NAS with their variables, by NAS and in the order of ids.
     *
     * @param afterIds of each NAS only events with a higher id; see {@link #read(long, long, int)}
     * @param limit at most so many events of each NAS
     * @return NAS without such events may be left out
     */
    Map<Long, List<QueuedEvent>> read(Map<Long, Long> afterIds, int limit);

    /** As {@link #read(long, long, int)}, without the variables. */
    List<EventHead> heads(long nasId, long afterId, int limit);

    /** Events of one account of a NAS, without the variables, in the order of ids. */
    List<EventHead> heads(NasAccount account, long afterId, int limit);

    /** The events with the given ids, by id; those no longer in the stack are left out. */
    Map<Long, QueuedEvent> load(long nasId, Collection<Long> ids);

    /**
     * Makes decisions durable, all of them in one transaction, in the order given. A decision about an event that is no longer in the
     * stack (cancelled meanwhile) has no effect.
     *
     * @param settlements what became of events; those of one account on one NAS must always come through the same thread, so that a
     *     later event never leaves the stack before an earlier one
     * @param attempts tries worth keeping
     */
    void settle(List<Settlement> settlements, List<Attempt> attempts);

    /**
     * As {@link #settle(List, List)}, but only for NAS whose leases this node still holds in the given epochs: a node that lost a NAS
     * cannot end its events.
     *
     * @param epochs by NAS, for every NAS of the settlements; {@link Leases#SOLE_EPOCH} is not checked
     * @param recorded ids of the events that were on record as being sent before this call; any settlement of such an event but
     *     {@link Settlement.Sending} and {@link Settlement.Returned} takes it off the record. Events that never were cost nothing.
     * @return NAS whose lease is no longer held; nothing of theirs was written
     */
    Set<Long> settle(List<Settlement> settlements, List<Attempt> attempts, Map<Long, Long> epochs, Set<Long> recorded);

    /**
     * Finds what was being sent when the last owners of NAS ended. To be called once when NAS are taken, for all of them at once, before
     * anything is sent to them; a call whose end nobody saw may be repeated. For each event found the attempt is charged and one more
     * crash counted.
     *
     * @param epochs by NAS, those that were taken; {@link Leases#SOLE_EPOCH} is not checked
     * @return for every NAS that is still held, the events that have been in flight at a crash and have had no end since, in the order
     *     of ids; mostly none
     */
    Map<Long, List<Survivor>> recover(Map<Long, Long> epochs);

    /** The highest id ever given; when it has not grown, nothing new has arrived anywhere. One cheap query. */
    long newestId();

    /** The NAS for which events wait. */
    Set<Long> nasWithEvents();

    /** How many events wait. */
    long count();

    /** How many events wait, by NAS; NAS without any are left out. */
    Map<Long, Long> countByNas();

    /** What waits, by NAS; NAS without any events are left out. */
    Map<Long, NasBacklog> backlogs();

    /** How many events wait, by command. */
    Map<String, Long> countByType();

    /** The event with the given id. */
    Optional<QueuedEvent> find(long id);

    /** The event that came from the given row of the compact stack, if it still waits. */
    Optional<QueuedEvent> findByCompactId(long userId, long compactId);

    /** Events that match, in the order of ids, for people to look at. */
    List<QueuedEvent> list(EventFilter filter, long afterId, int limit);
}
