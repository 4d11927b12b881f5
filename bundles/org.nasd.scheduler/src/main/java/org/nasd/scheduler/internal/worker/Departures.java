package org.nasd.scheduler.internal.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nasd.api.driver.Outcome;
import org.nasd.scheduler.internal.assignment.Assignment;
import org.nasd.scheduler.internal.doubt.Doubts;
import org.nasd.scheduler.internal.doubt.Survivors;
import org.nasd.scheduler.internal.queue.Backlog;
import org.nasd.scheduler.internal.queue.Waiting;
import org.nasd.scheduler.internal.results.Bookkeeping;
import org.nasd.scheduler.internal.results.Flushers;
import org.nasd.scheduler.internal.results.Verdict;
import org.nasd.scheduler.internal.threads.EventLoop;

/**
 * Decides which event is given to the device next, and lets it go: at once, or, where its fate must be known after a crash, by way of the
 * record. Confined to the NAS's event loop.
 */
final class Departures {

    /** What the departures ask of their NAS beside what {@link Flights} ask. */
    interface Gate extends Flights.Destination {

        /** How many forks may be used now. */
        int forks();

        /** More could be sent with one more session. */
        void sessionWanted();

        /** More could be sent with more forks. */
        void forksWanted();
    }

    private final EventLoop loop;
    private final Flushers flushers;
    private final Backlog backlog;
    private final Bookkeeping books;
    private final Flights flights;
    private final Doubts doubts;
    private final Survivors survivors;
    private final Boarding boarding;
    private final Gate nas;
    private RateLimit rate;
    private boolean awaitingRoom;

    Departures(
            EventLoop loop,
            Flushers flushers,
            Backlog backlog,
            Bookkeeping books,
            Flights flights,
            Doubts doubts,
            Survivors survivors,
            Gate nas) {
        this.loop = loop;
        this.flushers = flushers;
        this.backlog = backlog;
        this.books = books;
        this.flights = flights;
        this.doubts = doubts;
        this.survivors = survivors;
        this.boarding = new Boarding(loop, backlog, books, flights, nas);
        this.nas = nas;
        this.rate = new RateLimit(0, loop.now());
    }

    /** At most so many commands a second from now on; 0 for no limit. */
    void limit(int perSecond) {
        rate = new RateLimit(perSecond, loop.now());
    }

    /** Forks in use. */
    int size() {
        return flights.size() + boarding.size();
    }

    /** Events that are not in the backlog and have not been sent. */
    int waiting() {
        return boarding.size() + survivors.size();
    }

    /** Sends what may be sent. */
    void turn(long now) {
        while (hasRoomForResults()) {
            SessionPool.Slot slot = nas.pool().find();
            if (slot == null || size() >= nas.forks()) {
                wantMore(slot);
                return;
            }
            if (rate.waitNanos(now) > 0) {
                return;
            }
            Waiting event = survivors.hasNext() ? survivors.takeNext() : backlog.take(now);
            if (event == null) {
                return;
            }
            depart(event, slot, now);
        }
    }

    /** When the database cannot keep up with the devices, it sets the pace. */
    private boolean hasRoomForResults() {
        if (flushers.hasRoom()) {
            return true;
        }
        if (!awaitingRoom) {
            awaitingRoom = true;
            flushers.whenRoom(() -> loop.execute(() -> {
                awaitingRoom = false;
                nas.pump();
            }));
        }
        return false;
    }

    private void wantMore(SessionPool.Slot slot) {
        backlog.wake(loop.now());
        if (!hasReady()) {
            return;
        }
        if (slot == null) {
            nas.sessionWanted();
        } else {
            nas.forksWanted();
        }
    }

    private boolean hasReady() {
        return backlog.hasReady() || survivors.hasNext();
    }

    private void depart(Waiting event, SessionPool.Slot slot, long now) {
        Assignment.Ready ready = (Assignment.Ready) nas.assignment();
        boolean idempotent = ready.isIdempotent(event.head().type());
        if (doubts.isSurvivor(event.id())) {
            Optional<Verdict.Failed> verdict =
                    Verdict.ofSurvivor(event.head().type(), doubts.crashesOf(event.id()), event.tryCount(), idempotent);
            if (verdict.isPresent()) {
                giveUp(ready, event, verdict.get(), now);
                return;
            }
            if (!survivors.admit(event)) {
                return;
            }
        }
        Launch launch = Launch.of(event.body(), ready);
        if (launch instanceof Launch.Send send) {
            rate.take(send.task().commands().size(), now);
            send(send, event, slot, doubts.mustBeRecorded(event.id(), idempotent));
        } else if (launch instanceof Launch.Impossible impossible) {
            books.rejected(ready.nas(), event, impossible.reason());
            backlog.finished(event, now);
        } else {
            books.delivered(ready.nas(), event, new Outcome.Done(List.of()), Duration.ZERO);
            backlog.finished(event, now);
        }
    }

    private void giveUp(Assignment.Ready ready, Waiting event, Verdict.Failed verdict, long now) {
        books.failed(ready.nas(), event, new Outcome.Fail(verdict.error(), List.of()), Duration.ZERO, verdict);
        backlog.finished(event, now);
    }

    private void send(Launch.Send send, Waiting event, SessionPool.Slot slot, boolean onRecord) {
        if (onRecord) {
            boarding.begin(send.task(), event, slot);
        } else {
            flights.begin(send.task(), event, null, nas.pool(), slot);
        }
    }

    /** In how many nanoseconds something may be sent that waits for nothing but the limit of commands a second; 0 when nothing does. */
    long waitForRate(long now) {
        return hasReady() ? rate.waitNanos(now) : 0;
    }

    /** Gives an event that has not been sent back to the backlog, where it is on its way. */
    void recall(long eventId) {
        boarding.recall(eventId);
        survivors.recall(eventId);
    }

    /** Nothing may be sent any more: gives everything that has not been sent back to the backlog. */
    void recallAll() {
        boarding.recallAll();
        survivors.recallAll();
    }

    /** Whether the fate of everything that left the backlog is decided. */
    boolean areDecided() {
        return flights.areDecided() && waiting() == 0;
    }
}
