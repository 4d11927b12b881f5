package org.nasd.api.stack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.osgi.annotation.versioning.ProviderType;

/**
 * EVENTS_STACK_COMPACT: where producers put events, by plain SQL or through {@link #append}, and where the compactor takes them.
 *
 * <p>Safe for use by many threads, except that {@link #move} must have one caller at a time over all nodes. Methods block on the
 * database and throw {@link StackException} when it fails; nothing of a failed call took effect.
 */
@ProviderType
public interface CompactStack {

    /**
     * Appends events in one transaction and, after its commit, calls every {@link StackListener#compactArrived()}.
     *
     * @param events at least one; {@link Event#nasId()} is ignored, the NAS is found by {@link Event#nasIp()} or the account
     * @return their ids, in the order given
     */
    List<Long> append(List<Event> events);

    /**
     * As {@link #append(List)}, once for each key: asked for again with the same fingerprint, nothing is appended and the ids of the
     * first time are returned. The key is kept in the same transaction; of several callers at once with the same key one appends and
     * the others get its ids.
     *
     * @throws KeyReusedException when the key came with another fingerprint before
     */
    List<Long> append(List<Event> events, IdempotencyKey key);

    /**
     * Moves rows that the compactor has not taken yet to the failed stack, as cancelled, in one transaction.
     *
     * @param error who cancelled them and why
     * @return ids of those that were still here
     */
    Set<Long> cancel(Collection<Long> ids, String error);

    /**
     * Reads a page in the order of ids.
     *
     * <p>Begin every round at the low end (0): a transaction that commits late may make a lower id visible after a higher one, and a
     * cursor kept over rounds would skip it.
     *
     * @param afterId only rows with a higher id
     * @param limit at most so many rows
     */
    List<CompactEvent> read(long afterId, int limit);

    /**
     * The variables last remembered for accounts by {@link #move}, as JSON; accounts without any are left out.
     */
    Map<NasAccount, String> remembered(Collection<NasAccount> accounts);

    /**
     * Carries out an expansion in one transaction: its rows leave the compact stack and enter the next place. Ids of the main stack
     * are given here, in commit order, and are never used twice. After the commit every {@link StackListener#mainArrived} is called.
     *
     * @return what entered the main stack
     * @throws StackException also when a row was no longer in the compact stack (an operator cancelled it, or a second compactor is
     *     at work): then nothing was moved, and the caller reads again
     */
    List<EventHead> move(Expansion expansion);

    /** How many events wait here. */
    long count();

    /** Events that match, in the order of ids, for people to look at. */
    List<CompactEvent> list(EventFilter filter, long afterId, int limit);
}
