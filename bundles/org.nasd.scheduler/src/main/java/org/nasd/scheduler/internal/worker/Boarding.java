package org.nasd.scheduler.internal.worker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.driver.Task;
import org.nasd.scheduler.internal.assignment.Assignment;
import org.nasd.scheduler.internal.queue.Backlog;
import org.nasd.scheduler.internal.queue.Waiting;
import org.nasd.scheduler.internal.results.Bookkeeping;
import org.nasd.scheduler.internal.threads.EventLoop;

/**
 * The events of one NAS that are put on record before they are sent. Each has its fork and its session already; when it is on record it is
 * given to the session, and when it may not be sent any more, back to the backlog. Confined to the NAS's event loop.
 */
final class Boarding {

    private record Passenger(Task task, Waiting event, Assignment under, SessionPool pool, SessionPool.Slot slot) {}

    private final EventLoop loop;
    private final Backlog backlog;
    private final Bookkeeping books;
    private final Flights flights;
    private final Flights.Destination nas;
    private final Map<Long, Passenger> passengers = new HashMap<>();

    Boarding(EventLoop loop, Backlog backlog, Bookkeeping books, Flights flights, Flights.Destination nas) {
        this.loop = loop;
        this.backlog = backlog;
        this.books = books;
        this.flights = flights;
        this.nas = nas;
    }

    /** Forks in use. */
    int size() {
        return passengers.size();
    }

    /** Puts an event on record, then sends it. */
    void begin(Task task, Waiting event, SessionPool.Slot slot) {
        Passenger passenger = new Passenger(task, event, nas.assignment(), nas.pool(), slot);
        passenger.pool().take(slot);
        passengers.put(event.id(), passenger);
        books.sending(event, written -> loop.execute(() -> recorded(passenger, written)));
    }

    private void recorded(Passenger passenger, boolean written) {
        if (passengers.get(passenger.event().id()) != passenger) {
            return;
        }
        if (written && maySend(passenger)) {
            leave(passenger);
            flights.begin(passenger.task(), passenger.event(), null, passenger.pool(), passenger.slot());
        } else {
            recall(passenger);
        }
        if (!written) {
            nas.foreign();
        }
        nas.pump();
    }

    /** A session that was given up and settings that are not in force any more are not used, however late this comes. */
    private boolean maySend(Passenger passenger) {
        return nas.mayBeSentTo()
                && passenger.under() == nas.assignment()
                && passenger.pool() == nas.pool()
                && !passenger.slot().closing;
    }

    private void leave(Passenger passenger) {
        passengers.remove(passenger.event().id());
        passenger.pool().release(passenger.slot());
    }

    private void recall(Passenger passenger) {
        leave(passenger);
        books.recalled(passenger.event());
        backlog.putBack(passenger.event(), loop.now());
    }

    /** Gives an event back to the backlog, where it is one of these. */
    void recall(long eventId) {
        Passenger passenger = passengers.get(eventId);
        if (passenger != null) {
            recall(passenger);
        }
    }

    /** Gives all of them back. */
    void recallAll() {
        List.copyOf(passengers.values()).forEach(this::recall);
    }
}
