package org.nasd.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.EventHead;
import org.nasd.api.nas.Nas;
import org.nasd.api.scheme.Coalescing;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.transcript.Delivery;

/**
 * Works one NAS: takes events from its backlog as its forks, its sessions and its condition allow, gives them to the driver, and decides by
 * the outcome. Every method runs on the NAS's event loop.
 */
final class NasWorker implements Intake.Listener, SessionPool.Listener {

    /** Silent accounts in a row, where the driver cannot probe, after which the NAS is to blame. */
    private static final int SUSPECTS = 5;

    private static final long GRACE = TimeUnit.SECONDS.toNanos(10);
    private static final long RETIRE = TimeUnit.SECONDS.toNanos(5);
    private static final long BOUNCE = TimeUnit.MILLISECONDS.toNanos(200);

    private final EventLoop loop;
    private final Shared shared;
    private final Backlog backlog;
    private final Intake intake;
    private final Bookkeeping books;
    private final Circuit circuit;
    private final Concurrency concurrency;
    private final Set<InFlight> inFlight = new LinkedHashSet<>();
    private final List<InFlight> suspects = new ArrayList<>();
    private final Deque<ManualCommand> manual = new ArrayDeque<>();

    private Assignment assignment;
    private SessionPool pool;
    private RateLimit rate;
    private boolean stopping;
    private boolean awaitingRoom;
    private ScheduledFuture<?> wake;
    private long wakeAt;
    private NasState state;
    private Instant since = Instant.now();
    private CompletableFuture<Void> drained;

    NasWorker(Assignment first, EventLoop loop, Shared shared) {
        this.loop = loop;
        this.shared = shared;
        this.backlog = new Backlog(shared.bodies());
        long nasId = first.nas().id();
        this.intake = new Intake(nasId, loop, shared.readers(), shared.stack(), backlog, shared.memory(), this);
        this.books = new Bookkeeping(shared.flushers(), shared.transcript(), () -> loop.execute(this::pump));
        this.circuit = new Circuit(shared.settings().loginRetry(), () -> ThreadLocalRandom.current()
                .nextDouble());
        this.concurrency = new Concurrency(first.nas().forks(), loop.now());
    }

    /** New settings, another scheme or driver, or an order to pause: takes effect at once, what is in flight ends as it began. */
    void assign(Assignment next) {
        Assignment before = assignment;
        assignment = next;
        concurrency.forks(next.nas().forks());
        if (next instanceof Assignment.Ready ready) {
            rate = new RateLimit(ready.device().settings().integer("rate.limit", 0, 1_000_000), loop.now());
            if (!(before instanceof Assignment.Ready last) || !ready.sameDevice(last)) {
                retirePool();
                pool = new SessionPool(loop, shared.dialogues(), ready.driver(), ready.device(), this);
                circuit.reset(loop.now());
            }
        } else {
            retirePool();
            failManual(((Assignment.Parked) next).reason());
        }
        if (!isRunnable()) {
            intake.rewind();
        }
        noteState();
        pump();
    }

    private void retirePool() {
        if (pool != null) {
            SessionPool old = pool;
            pool = null;
            old.retire();
            var unused = loop.schedule(old::close, RETIRE);
        }
    }

    /** Whether events may be sent at all, whatever the condition of the NAS. */
    private boolean isRunnable() {
        return !stopping
                && assignment instanceof Assignment.Ready
                && assignment.nas().enabled()
                && assignment.pause() == null;
    }

    void signal(List<EventHead> heads) {
        if (isRunnable() && !circuit.isOpen()) {
            intake.signal(heads);
            pump();
        }
    }

    /** Sends what may be sent, then sees to it that it is called again when more may be. */
    void pump() {
        long now = loop.now();
        serveManual();
        if (isRunnable() && !circuit.isOpen()) {
            sendEvents(now);
            intake.turn(isQuiet());
        }
        if (drained != null && inFlight.isEmpty()) {
            drained.complete(null);
        }
        arm(now);
    }

    private boolean isQuiet() {
        return inFlight.isEmpty() && suspects.isEmpty() && books.isQuiet();
    }

    private void sendEvents(long now) {
        while (hasRoomForResults()) {
            SessionPool.Slot slot = pool.find();
            if (slot == null || inFlight.size() >= limit()) {
                wantMore(slot);
                return;
            }
            if (rate.waitNanos(now) > 0) {
                return;
            }
            Waiting event = backlog.take(now);
            if (event == null) {
                return;
            }
            send(event, slot, now);
        }
    }

    /** When the database cannot keep up with the devices, it sets the pace. */
    private boolean hasRoomForResults() {
        if (shared.flushers().hasRoom()) {
            return true;
        }
        if (!awaitingRoom) {
            awaitingRoom = true;
            shared.flushers()
                    .whenRoom(() -> loop.execute(() -> {
                        awaitingRoom = false;
                        pump();
                    }));
        }
        return false;
    }

    private int limit() {
        return circuit.onTrial() ? 1 : concurrency.limit();
    }

    private void wantMore(SessionPool.Slot slot) {
        backlog.wake(loop.now());
        if (!backlog.hasReady()) {
            return;
        }
        if (slot == null) {
            openSession();
        } else {
            concurrency.saturated();
        }
    }

    private void openSession() {
        if (circuit.mayTry(loop.now())) {
            pool.open();
        }
    }

    private void send(Waiting event, SessionPool.Slot slot, long now) {
        Assignment.Ready ready = (Assignment.Ready) assignment;
        Launch launch = Launch.of(event.body, ready);
        if (launch instanceof Launch.Send send) {
            rate.take(send.task().commands().size(), now);
            perform(send.task(), event, null, slot, now);
        } else if (launch instanceof Launch.Impossible impossible) {
            books.rejected(ready.nas(), event, impossible.reason());
            backlog.finished(event, now);
        } else {
            books.delivered(ready.nas(), event, new Outcome.Done(List.of()), Duration.ZERO);
            backlog.finished(event, now);
        }
    }

    private void perform(Task task, Waiting event, ManualCommand command, SessionPool.Slot slot, long now) {
        pool.take(slot);
        InFlight flight = new InFlight(
                event, command, pool, slot, now, now + task.timeout().toNanos() + GRACE);
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
        pump();
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
                    pump();
                }));
    }

    private static Outcome nasIsSilent(Outcome.Silent silent) {
        return new Outcome.Unavailable(
                Trouble.LOST, silent.reason() + ", nor to a question after it", true, silent.exchanges());
    }

    private void suspect(InFlight flight, Outcome.Silent silent) {
        if (flight.event() != null && !idempotent(flight.event())) {
            conclude(flight, silent);
            return;
        }
        free(flight);
        suspects.add(flight);
        if (suspects.size() >= SUSPECTS) {
            trouble(
                    new Outcome.Unavailable(
                            Trouble.UNREACHABLE, SUSPECTS + " accounts in a row got no answer", true, List.of()),
                    true);
        } else if (circuit.isOpen()) {
            acquitSuspects(silent);
        }
    }

    /** The NAS is to blame, so nothing is charged to those it did not answer. */
    private void acquitSuspects(Outcome why) {
        List<InFlight> acquitted = List.copyOf(suspects);
        suspects.clear();
        acquitted.forEach(flight -> uncharged(flight, why));
    }

    /** The device answered somebody, so those it did not answer are themselves to blame. */
    private void chargeSuspects() {
        List<InFlight> guilty = List.copyOf(suspects);
        suspects.clear();
        for (InFlight flight : guilty) {
            decide(flight, new Outcome.Silent("no complete answer in time", List.of()));
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
            decide(flight, outcome);
        }
    }

    private void giveUpSession(InFlight flight, Outcome.Unavailable why) {
        boolean first = !flight.slot().closing;
        if (first && why.trouble() != Trouble.BUSY) {
            flight.pool().abandon(flight.slot());
            if (flight.pool() == pool) {
                trouble(why, false);
            }
        }
    }

    private void answered(Outcome outcome, InFlight flight) {
        circuit.answered();
        long latency = outcome.exchanges().stream()
                .mapToLong(exchange -> exchange.took().toNanos())
                .sum();
        long measured = latency > 0 ? latency : loop.now() - flight.startedAt();
        concurrency.sample(measured, loop.now());
        books.latencies.add(measured);
        noteState();
        if (!suspects.isEmpty()) {
            chargeSuspects();
        }
    }

    private boolean idempotent(Waiting event) {
        return !(assignment instanceof Assignment.Ready ready) || ready.isIdempotent(event.head.type());
    }

    private void decide(InFlight flight, Outcome outcome) {
        Waiting event = flight.event();
        long now = loop.now();
        Nas nas = assignment.nas();
        Duration took = Duration.ofNanos(now - flight.startedAt());
        Verdict verdict = Verdict.of(outcome, event.tryCount, idempotent(event), shared.settings());
        if (verdict instanceof Verdict.Delivered) {
            books.delivered(nas, event, outcome, took);
            backlog.finished(event, now);
        } else if (verdict instanceof Verdict.Later later) {
            books.later(nas, event, outcome, took, later, shared.settings().maxAttempts());
            backlog.postpone(event, later.tryCount(), now + later.delay().toNanos(), now);
        } else if (verdict instanceof Verdict.Failed failed) {
            books.failed(nas, event, outcome, took, failed);
            backlog.finished(event, now);
        } else {
            uncharged(flight, outcome);
        }
    }

    private void uncharged(InFlight flight, Outcome outcome) {
        long now = loop.now();
        Waiting event = flight.event();
        books.uncharged(assignment.nas(), event, outcome, Duration.ofNanos(now - flight.startedAt()));
        backlog.postpone(event, event.tryCount, now + BOUNCE, now);
        if (circuit.isOpen() || !isRunnable()) {
            intake.rewind();
        }
    }

    private void trouble(Outcome.Unavailable why, boolean certain) {
        long now = loop.now();
        if (certain) {
            circuit.trip(why, now);
        } else {
            circuit.failed(why, now);
        }
        if (circuit.isOpen()) {
            acquitSuspects(why);
            pool.abandonAll();
            intake.rewind();
            concurrency.restart(now);
        }
        noteState();
    }

    @Override
    public void opened() {
        circuit.opened();
        noteState();
        pump();
    }

    @Override
    public void notOpened(Outcome.Unavailable why) {
        trouble(why, false);
        failManual(why);
        pump();
    }

    @Override
    public void lost(Outcome.Unavailable why) {
        trouble(why, false);
        pump();
    }

    @Override
    public void arrived() {
        pump();
    }

    @Override
    public void obsolete(List<Backlog.Obsolete> events) {
        books.obsolete(assignment.nas(), events);
    }

    @Override
    public Coalescing coalescing() {
        return assignment instanceof Assignment.Ready ready ? ready.coalescing() : Coalescing.OFF;
    }

    @Override
    public boolean isUrgent(String type) {
        return assignment instanceof Assignment.Ready ready && ready.urgent().contains(type);
    }

    CompletionStage<Outcome> execute(List<String> commands, String by) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        if (assignment instanceof Assignment.Ready ready && !stopping) {
            long patience = ready.device().settings().seconds("timeout.connect").toNanos()
                    + ready.device().settings().seconds("timeout.login").toNanos()
                    + GRACE;
            manual.add(new ManualCommand(commands, by, answer, loop.now() + patience));
            pump();
        } else {
            String why = assignment instanceof Assignment.Parked parked ? parked.reason() : "nasd is stopping";
            answer.complete(new Outcome.Unavailable(Trouble.MISCONFIGURED, why));
        }
        return answer;
    }

    private void serveManual() {
        while (!manual.isEmpty() && pool != null) {
            SessionPool.Slot slot = pool.find();
            if (slot == null) {
                pool.open();
                return;
            }
            ManualCommand command = manual.poll();
            Duration timeout =
                    ((Assignment.Ready) assignment).device().settings().seconds("timeout.command");
            Task task = new Task(0, "exec", 0, Map.of(), command.commands(), null, timeout);
            perform(task, null, command, slot, loop.now());
        }
    }

    private void finishManual(InFlight flight, Outcome outcome) {
        Duration took = Duration.ofNanos(loop.now() - flight.startedAt());
        shared.transcript()
                .delivered(new Delivery(
                        assignment.nas(),
                        null,
                        0,
                        0,
                        "exec by " + flight.manual().by(),
                        1,
                        outcome,
                        took,
                        ""));
        flight.manual().answer().complete(outcome);
    }

    private void failManual(String reason) {
        failManual(new Outcome.Unavailable(Trouble.MISCONFIGURED, reason));
    }

    private void failManual(Outcome.Unavailable why) {
        manual.forEach(command -> command.answer().complete(why));
        manual.clear();
    }

    Rendering preview(String type, Map<String, Object> variables) {
        return assignment instanceof Assignment.Ready ready
                ? Launch.render(type, Variables.of(type, variables, ready.device()), ready)
                : new Rendering.Impossible(((Assignment.Parked) assignment).reason());
    }

    /** An operator wants the NAS to be tried again at once. */
    void retry() {
        circuit.reset(loop.now());
        noteState();
        pump();
    }

    /** Once a second: what nobody else would notice. */
    void tick() {
        long now = loop.now();
        if (pool != null) {
            pool.tick();
        }
        for (InFlight flight : List.copyOf(inFlight)) {
            if (flight.giveUpAt() - now > 0) {
                break;
            }
            flight.pool().abandon(flight.slot());
            conclude(
                    flight,
                    new Outcome.Silent("the driver did not answer in time, which is a fault in the driver", List.of()));
        }
        if (!suspects.isEmpty() && now - suspects.get(0).giveUpAt() > 0) {
            chargeSuspects();
        }
        manual.removeIf(command -> command.deadline() - now <= 0
                && command.answer().complete(new Outcome.Unavailable(Trouble.UNREACHABLE, "no session in time")));
        pump();
    }

    private void arm(long now) {
        long next = Long.MAX_VALUE;
        if (isRunnable()) {
            if (circuit.isOpen() || !circuit.mayTry(now)) {
                probe(now);
                next = circuit.mayTry(now) ? Long.MAX_VALUE : circuit.tryAt() - now;
            } else {
                next = nextDue(now);
            }
        }
        schedule(next, now);
    }

    /** A NAS that is away is tried also when no event is held for it, so that it is known when it comes back. */
    private void probe(long now) {
        if (circuit.isOpen() && circuit.mayTry(now) && pool.size() == 0) {
            pool.open();
        }
    }

    private long nextDue(long now) {
        long next = backlog.hasDelayed() ? Math.max(0, backlog.nextDue() - now) : Long.MAX_VALUE;
        if (backlog.hasReady() && rate.waitNanos(now) > 0) {
            next = Math.min(next, rate.waitNanos(now));
        }
        long retry = intake.retryAt() - now;
        return retry > 0 ? Math.min(next, retry) : next;
    }

    private void schedule(long delay, long now) {
        if (delay == Long.MAX_VALUE) {
            return;
        }
        long at = now + delay;
        if (wake != null && !wake.isDone() && wakeAt - at <= 0 && wakeAt - now > 0) {
            return;
        }
        if (wake != null) {
            wake.cancel(false);
        }
        wakeAt = at;
        wake = loop.schedule(this::pump, Math.max(delay, 100_000));
    }

    /** Nothing new is sent; completes when nothing is in flight any more. */
    CompletionStage<Void> stop() {
        stopping = true;
        if (drained == null) {
            drained = new CompletableFuture<>();
        }
        failManual("nasd is stopping");
        intake.rewind();
        pump();
        return drained;
    }

    /** Ends every session, whatever is in flight. */
    void closeSessions() {
        if (pool != null) {
            pool.close();
        }
    }

    private void noteState() {
        NasState now = currentState();
        if (now == state) {
            return;
        }
        if (state != null) {
            shared.lines().stateChanged(assignment, now, reason());
        }
        state = now;
        since = Instant.now();
    }

    private NasState currentState() {
        if (assignment instanceof Assignment.Parked) {
            return NasState.PARKED;
        }
        if (!assignment.nas().enabled()) {
            return NasState.DISABLED;
        }
        return assignment.pause() != null ? NasState.PAUSED : circuit.state();
    }

    private String reason() {
        if (assignment instanceof Assignment.Parked parked) {
            return parked.reason();
        }
        if (!assignment.nas().enabled()) {
            return "switched off in its settings";
        }
        if (assignment.pause() != null) {
            return "paused by " + assignment.pause().by()
                    + (assignment.pause().reason() == null
                            ? ""
                            : ": " + assignment.pause().reason());
        }
        String warnings = String.join("; ", ((Assignment.Ready) assignment).warnings());
        return assignment.nas().redact(circuit.reason().isEmpty() ? warnings : circuit.reason());
    }

    Assignment assignment() {
        return assignment;
    }

    NasStatus status() {
        return new NasStatus(
                assignment.nas(),
                state,
                reason(),
                since,
                assignment instanceof Assignment.Ready ready ? ready.driverName() : null,
                inFlight.size(),
                limit(),
                pool == null ? 0 : pool.size(),
                backlog.size() + inFlight.size(),
                books.done,
                books.postponed,
                books.failed,
                books.superseded,
                books.latencies.percentile(0.5),
                books.latencies.percentile(0.95));
    }
}
