package org.nasd.scheduler.internal.queue;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The waiting events of one account on one NAS, in order, of which at most one is in flight. Urgent ones, which answer a person, stand in a
 * line of their own and go first.
 */
final class AccountQueue {

    /** No events of this account were left in the stack. */
    static final long NOTHING_LEFT = -1;

    final long userId;
    final Deque<Waiting> events = new ArrayDeque<>();
    final Deque<Waiting> urgent = new ArrayDeque<>();

    /** The event that is being sent, or null. */
    Waiting inFlight;

    /** Events with a higher id were read past and are only in the stack; {@link #NOTHING_LEFT} when all are here. */
    long leftAfter = NOTHING_LEFT;

    /** Whether those events are being fetched. */
    boolean fetching;

    /** Whether another event was read past while the left ones were being fetched. */
    boolean leftWhileFetching;

    /** Where the account stands now. */
    Place place = Place.IDLE;

    /** While it is {@link Place#READY}: whether it stands in the line that goes first. */
    boolean readyUrgently;

    enum Place {
        /** In no line: nothing to do, in flight, or something is being fetched for it. */
        IDLE,
        /** In one of the lines of runnable accounts. */
        READY,
        /** In the line of those that wait for their time. */
        DELAYED
    }

    AccountQueue(long userId) {
        this.userId = userId;
    }

    /** The event to send next, due or not; null when none is in memory. */
    Waiting next(long now) {
        Waiting first = urgent.peekFirst();
        if (first != null && (first.dueAt - now <= 0 || events.isEmpty())) {
            return first;
        }
        Waiting ordinary = events.peekFirst();
        if (first != null && first.dueAt - ordinary.dueAt <= 0) {
            return first;
        }
        return ordinary;
    }

    /** Takes the event out of its line, to be sent. */
    void take(Waiting event) {
        line(event).removeFirst();
        inFlight = event;
    }

    /** Puts the event in flight back to the front of its line. */
    void putBack() {
        line(inFlight).addFirst(inFlight);
        inFlight = null;
    }

    boolean isEmpty() {
        return events.isEmpty() && urgent.isEmpty();
    }

    int size() {
        return events.size() + urgent.size();
    }

    private Deque<Waiting> line(Waiting event) {
        return event.urgent ? urgent : events;
    }
}
