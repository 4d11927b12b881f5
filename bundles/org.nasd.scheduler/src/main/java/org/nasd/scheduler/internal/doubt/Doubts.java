package org.nasd.scheduler.internal.doubt;

import java.util.HashMap;
import java.util.Map;
import org.nasd.api.stack.Settlement;

/**
 * Which events of one NAS are on record as being sent, or must be before they are: those that must not be sent twice, and those of which
 * one may have been why nasd ended. All others are sent without. Confined to the NAS's event loop.
 */
public final class Doubts {

    private final long carefulUpTo;
    private final Map<Long, Integer> crashes = new HashMap<>();

    public Doubts(TakeOver takeOver) {
        this.carefulUpTo = takeOver.carefulUpTo();
        takeOver.survivors().forEach(one -> crashes.put(one.head().id(), one.crashes()));
    }

    /** How often nasd ended while the event was being sent. */
    public int crashesOf(long eventId) {
        return crashes.getOrDefault(eventId, 0);
    }

    /** Whether nobody knows if the event was delivered already, and what it did to nasd. */
    public boolean isSurvivor(long eventId) {
        return crashesOf(eventId) > 0;
    }

    public boolean isOnRecord(long eventId) {
        return crashes.containsKey(eventId);
    }

    /**
     * Whether an event must be on record before it is sent.
     *
     * @param idempotent whether it may be sent again when nobody knows if it arrived
     */
    public boolean mustBeRecorded(long eventId, boolean idempotent) {
        return !idempotent || eventId <= carefulUpTo || isOnRecord(eventId);
    }

    /**
     * A settlement is on its way to the database.
     *
     * @return whether its event is on record before it
     */
    public boolean follow(Settlement settlement) {
        long eventId = settlement.head().id();
        if (settlement instanceof Settlement.Sending) {
            return crashes.putIfAbsent(eventId, 0) != null;
        }
        if (settlement instanceof Settlement.Returned) {
            return isOnRecord(eventId);
        }
        return crashes.remove(eventId) != null;
    }
}
