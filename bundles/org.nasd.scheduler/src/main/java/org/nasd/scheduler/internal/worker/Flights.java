package org.nasd.scheduler.internal.worker;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.api.nas.Nas;
import org.nasd.api.transcript.Delivery;
import org.nasd.scheduler.internal.assignment.Assignment;
import org.nasd.scheduler.internal.queue.Backlog;
import org.nasd.scheduler.internal.queue.Waiting;
import org.nasd.scheduler.internal.results.Bookkeeping;
import org.nasd.scheduler.internal.results.Verdict;
import org.nasd.scheduler.internal.threads.EventLoop;

/** What is being sent to one NAS, and what is decided by how it ends. Confined to the NAS's event loop. */
final class Flights {

    private static final long GRACE = TimeUnit.SECONDS.toNanos(10);
    private static final long BOUNCE = TimeUnit.MILLISECONDS.toNanos(200);

    /** The NAS that it is sent to. */
    interface Destination {

        /** How it is worked with now. */
        Assignment assignment();

        /** Its sessions in use now, or null. */
        SessionPool pool();

        /** Whether events may be sent to it now. */
        boolean mayBeSentTo();

        /** Whether it is known to be away, so that its events wait in the stack. */
        boolean isAway();

        /** It answered a command. */
        void answered();

        /** Another node works it by now. */
        void foreign();

        /** It gave trouble. */
        void trouble(Outcome.Unavailable why, boolean certain);

        /** An event came back with nothing charged. */
        void uncharged();

        /** A fork is free again. */
        void pump();
    }

    private final EventLoop loop;
    private final Shared shared;
    private final Backlog backlog;
    private final Bookkeeping books;
    private final Concurrency concurrency;
    private final Destination nas;
    private final Set<InFlight> inFlight = new LinkedHashSet<>();
    private final Suspects suspects = new Suspects();

    Flights(
            EventLoop loop,
            Shared shared,
            Backlog backlog,
            Bookkeeping books,
            Concurrency concurrency,
            Destination nas) {
        this.loop = loop;
        this.shared = shared;
        this.backlog = backlog;
        this.books = books;
        this.concurrency = concurrency;
        this.nas = nas;
    }

    /** Forks in use. */
    int size() {
        return inFlight.size();
    }

    /** Whether the fate of everything that was sent is decided. */
    boolean areDecided() {
        return inFlight.isEmpty() && suspects.isEmpty();
    }

    /** Whether an event was given to the device and its fate is not decided yet. */
    boolean isUnderWay(long eventId) {
        return suspects.holds(eventId)
                || inFlight.stream()
                        .anyMatch(flight ->
                                flight.event() != null && flight.event().id() == eventId);
    }

    /** Once a second: what nobody else would notice. */
    void tick(long now) {
        for (InFlight flight : List.copyOf(inFlight)) {
            if (flight.giveUpAt() - now > 0) {
                break;
            }
            flight.pool().abandon(flight.slot());
            conclude(
                    flight,
                    new Outcome.Silent("the driver did not answer in time, which is a fault in the driver", List.of()));
        }
        if (suspects.areOverdue(now)) {
            chargeSuspects();
        }
    }

    /**
     * Gives a task to a session.
     *
     * @param event the event, or null for a command by hand
     * @param command the command by hand, or null for an event
     */
    void begin(Task task, Waiting event, ManualCommand command, SessionPool pool, SessionPool.Slot slot) {
        long now = loop.now();
        pool.take(slot);
        if (event != null) {
            books.sent(event);
        }
        InFlight flight = new InFlight(
                event,
                event == null || isIdempotent(event),
                command,
                pool,
                slot,
                now,
                now + task.timeout().toNanos() + GRACE);
        inFlight.add(flight);
        ask(task, slot).whenComplete((outcome, bug) -> loop.execute(() -> ended(flight, outcome, bug)));
    }

    private static CompletionStage<Outcome> ask(Task task, SessionPool.Slot slot) {
        try {
            return slot.session.perform(task);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void ended(InFlight flight, Outcome outcome, Throwable bug) {
        if (!inFlight.contains(flight)) {
            return;
        }
        Outcome known = outcome != null
                ? outcome
                : new Outcome.Unavailable(
                        Trouble.LOST, "the driver failed, which is a fault in the driver: " + bug, true, List.of());
        if (known instanceof Outcome.Silent silent && flight.event() != null) {
            findOutWhoseFault(flight, silent);
        } else {
            conclude(flight, known);
        }
        nas.pump();
    }

    /** The fork stays taken while the NAS is asked for a sign of life. */
    private void findOutWhoseFault(InFlight flight, Outcome.Silent silent) {
        Optional<CompletionStage<Boolean>> probe =
                flight.slot().closing ? Optional.empty() : flight.slot().session.probe();
        if (probe.isEmpty()) {
            suspect(flight, silent);
            return;
        }
        probe.get()
                .whenComplete((answered, bug) -> loop.execute(() -> {
                    if (Boolean.TRUE.equals(answered)) {
                        conclude(flight, silent);
                    } else {
                        conclude(flight, nasIsSilent(silent));
                    }
                    nas.pump();
                }));
    }

    private static Outcome nasIsSilent(Outcome.Silent silent) {
        return new Outcome.Unavailable(
                Trouble.LOST, silent.reason() + ", nor to a question after it", true, silent.exchanges());
    }

    private void suspect(InFlight flight, Outcome.Silent silent) {
        if (!flight.idempotent()) {
            conclude(flight, silent);
            return;
        }
        free(flight);
        suspects.add(new Suspects.Suspect(flight, silent, took(flight)));
        if (suspects.acquitEachOther()) {
            nas.trouble(
                    new Outcome.Unavailable(
                            Trouble.UNREACHABLE, Suspects.ENOUGH + " accounts in a row got no answer", true, List.of()),
                    true);
        } else if (nas.isAway()) {
            acquitSuspects(silent);
        }
    }

    /** The NAS is to blame, so nothing is charged to those it did not answer. */
    void acquitSuspects(Outcome why) {
        suspects.release().forEach(suspect -> uncharged(suspect.flight(), why, suspect.took()));
    }

    /** The device answered somebody, so those it did not answer are themselves to blame. */
    private void chargeSuspects() {
        for (Suspects.Suspect suspect : suspects.release()) {
            decide(suspect.flight(), suspect.outcome(), suspect.took());
        }
    }

    private void free(InFlight flight) {
        if (inFlight.remove(flight)) {
            flight.pool().release(flight.slot());
        }
    }

    private void conclude(InFlight flight, Outcome outcome) {
        if (!inFlight.contains(flight)) {
            return;
        }
        free(flight);
        if (outcome instanceof Outcome.Unavailable unavailable) {
            giveUpSession(flight, unavailable);
        } else if (!(outcome instanceof Outcome.Silent)) {
            answered(outcome, flight);
        }
        if (flight.manual() != null) {
            finishManual(flight, outcome);
        } else {
            decide(flight, outcome, took(flight));
        }
    }

    private Duration took(InFlight flight) {
        return Duration.ofNanos(loop.now() - flight.startedAt());
    }

    private void giveUpSession(InFlight flight, Outcome.Unavailable why) {
        boolean first = !flight.slot().closing;
        if (first && why.trouble() != Trouble.BUSY) {
            flight.pool().abandon(flight.slot());
            if (flight.pool() == nas.pool()) {
                nas.trouble(why, false);
            }
        }
    }

    private void answered(Outcome outcome, InFlight flight) {
        long latency = outcome.exchanges().stream()
                .mapToLong(exchange -> exchange.took().toNanos())
                .sum();
        long measured = latency > 0 ? latency : loop.now() - flight.startedAt();
        concurrency.sample(measured, loop.now());
        if (flight.event() != null) {
            books.answered(flight.event(), measured);
        }
        nas.answered();
        if (!suspects.isEmpty()) {
            chargeSuspects();
        }
    }

    private boolean isIdempotent(Waiting event) {
        return ((Assignment.Ready) nas.assignment()).isIdempotent(event.head().type());
    }

    private void decide(InFlight flight, Outcome outcome, Duration took) {
        Waiting event = flight.event();
        long now = loop.now();
        Nas told = nas.assignment().nas();
        Verdict verdict = Verdict.of(outcome, event.tryCount(), flight.idempotent(), shared.settings());
        if (verdict instanceof Verdict.Delivered) {
            books.delivered(told, event, outcome, took);
            backlog.finished(event, now);
        } else if (verdict instanceof Verdict.Later later) {
            books.later(told, event, outcome, took, later, shared.settings().maxAttempts());
            backlog.postpone(event, later.tryCount(), now + later.delay().toNanos(), now);
        } else if (verdict instanceof Verdict.Failed failed) {
            books.failed(told, event, outcome, took, failed);
            backlog.finished(event, now);
        } else {
            uncharged(flight, outcome, took);
        }
    }

    private void uncharged(InFlight flight, Outcome outcome, Duration took) {
        long now = loop.now();
        Waiting event = flight.event();
        books.uncharged(nas.assignment().nas(), event, outcome, took);
        backlog.postpone(event, event.tryCount(), now + BOUNCE, now);
        nas.uncharged();
    }

    private void finishManual(InFlight flight, Outcome outcome) {
        shared.transcript()
                .delivered(new Delivery(
                        nas.assignment().nas(),
                        null,
                        0,
                        0,
                        "exec by " + flight.manual().by(),
                        1,
                        outcome,
                        took(flight),
                        ""));
        flight.manual().answer().complete(outcome);
    }
}
