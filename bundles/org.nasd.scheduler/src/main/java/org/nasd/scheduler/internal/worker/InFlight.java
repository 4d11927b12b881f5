package org.nasd.scheduler.internal.worker;

import org.nasd.scheduler.internal.queue.Waiting;

/**
 * An event, or a command by hand, that a session is performing.
 *
 * @param event the event, or null for a command by hand
 * @param idempotent whether it may be sent again when nobody knows if it arrived, by the scheme under which it was sent
 * @param manual the command by hand, or null for an event
 * @param pool the pool that the session belongs to
 * @param slot the session
 * @param startedAt when it was given to the session, by the monotonic clock
 * @param giveUpAt when a driver that has not answered by itself is no longer waited for
 */
record InFlight(
        Waiting event,
        boolean idempotent,
        ManualCommand manual,
        SessionPool pool,
        SessionPool.Slot slot,
        long startedAt,
        long giveUpAt) {

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
