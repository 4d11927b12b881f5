package org.nasd.scheduler.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.EventHead;
import org.nasd.api.scheme.Coalescing;
import org.nasd.api.scheme.Rendering;

/**
 * Works one NAS: takes events from its backlog as its forks, its sessions and its condition allow, gives them to the driver, and decides by
 * the outcome. Every method runs on the NAS's event loop.
 */
final class NasWorker implements Intake.Listener, SessionPool.Listener, Flights.Destination {

    private static final long GRACE = TimeUnit.SECONDS.toNanos(10);
    private static final long RETIRE = TimeUnit.SECONDS.toNanos(5);

    private final long epoch;
    private final EventLoop loop;
    private final Shared shared;
    private final Backlog backlog;
    private final Intake intake;
    private final Bookkeeping books;
    private final Circuit circuit;
    private final Concurrency concurrency;
    private final Flights flights;
    private final ManualLine manual = new ManualLine();
    private final NasCondition condition;
    private final Alarm alarm;

    private Assignment assignment;
    private SessionPool pool;
    private RateLimit rate;
    private boolean stopping;
    private boolean awaitingRoom;
    private CompletableFuture<Void> drained;

    /**
     * @param epoch in which the NAS is owned; in another it has another worker
     */
    NasWorker(Assignment first, long epoch, EventLoop loop, Shared shared) {
        this.epoch = epoch;
        this.loop = loop;
        this.shared = shared;
        this.backlog = new Backlog(shared.bodies());
        long nasId = first.nas().id();
        this.intake = new Intake(nasId, loop, shared.readers(), shared.stack(), backlog, shared.memory(), this);
        this.books = new Bookkeeping(shared.flushers(), epoch, shared.transcript(), () -> loop.execute(this::pump));
        this.circuit = new Circuit(shared.settings().loginRetry(), () -> ThreadLocalRandom.current()
                .nextDouble());
        this.concurrency = new Concurrency(first.nas().forks(), loop.now());
        this.flights = new Flights(loop, shared, backlog, books, concurrency, this);
        this.condition = new NasCondition(first, circuit, shared.lines());
        this.alarm = new Alarm(loop, this::pump);
    }

    /** New settings, another scheme or driver, or an order to pause: takes effect at once, what is in flight ends as it began. */
    void assign(Assignment next) {
        Assignment before = assignment;
        assignment = next;
        condition.assign(next);
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
            manual.fail(misconfigured(((Assignment.Parked) next).reason()));
        }
        if (!isRunnable()) {
            intake.rewind();
        }
        condition.note();
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
                && shared.ownership().isGood()
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
    @Override
    public void pump() {
        long now = loop.now();
        serveManual();
        if (isRunnable() && !circuit.isOpen()) {
            sendEvents(now);
            intake.turn(isQuiet());
        }
        if (drained != null && flights.size() == 0) {
            drained.complete(null);
        }
        arm(now);
    }

    private boolean isQuiet() {
        return flights.areDecided() && books.isQuiet();
    }

    private void sendEvents(long now) {
        while (hasRoomForResults()) {
            SessionPool.Slot slot = pool.find();
            if (slot == null || flights.size() >= limit()) {
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
            flights.begin(send.task(), event, null, pool, slot);
        } else if (launch instanceof Launch.Impossible impossible) {
            books.rejected(ready.nas(), event, impossible.reason());
            backlog.finished(event, now);
        } else {
            books.delivered(ready.nas(), event, new Outcome.Done(List.of()), Duration.ZERO);
            backlog.finished(event, now);
        }
    }

    @Override
    public boolean isAway() {
        return circuit.isOpen();
    }

    @Override
    public void answered() {
        circuit.answered();
        condition.note();
    }

    @Override
    public void uncharged() {
        if (circuit.isOpen() || !isRunnable()) {
            intake.rewind();
        }
    }

    @Override
    public void trouble(Outcome.Unavailable why, boolean certain) {
        long now = loop.now();
        if (certain) {
            circuit.trip(why, now);
        } else {
            circuit.failed(why, now);
        }
        if (circuit.isOpen()) {
            flights.acquitSuspects(why);
            pool.abandonAll();
            intake.rewind();
            concurrency.restart(now);
        }
        condition.note();
    }

    @Override
    public void opened() {
        circuit.opened();
        condition.note();
        pump();
    }

    @Override
    public void notOpened(Outcome.Unavailable why) {
        trouble(why, false);
        manual.fail(why);
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
            answer.complete(misconfigured(why));
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
            ManualCommand command = manual.next();
            Duration timeout =
                    ((Assignment.Ready) assignment).device().settings().seconds("timeout.command");
            Task task = new Task(0, "exec", 0, Map.of(), command.commands(), null, timeout);
            flights.begin(task, null, command, pool, slot);
        }
    }

    private static Outcome.Unavailable misconfigured(String reason) {
        return new Outcome.Unavailable(Trouble.MISCONFIGURED, reason);
    }

    /** Takes waiting events out, for good; see {@link org.nasd.api.dispatch.Dispatch#cancel}. */
    CompletionStage<Cancellation> cancel(List<EventHead> heads, String error) {
        List<EventHead> wanted =
                heads.stream().filter(head -> !flights.isUnderWay(head.id())).toList();
        List<CompletableFuture<Void>> durable = new ArrayList<>();
        for (EventHead head : wanted) {
            CompletableFuture<Void> written = new CompletableFuture<>();
            durable.add(written);
            backlog.withdraw(head, loop.now());
            books.cancelled(assignment.nas(), head, error, () -> written.complete(null));
        }
        List<Long> cancelled = wanted.stream().map(EventHead::id).toList();
        List<Long> tooLate = heads.stream()
                .map(EventHead::id)
                .filter(id -> !cancelled.contains(id))
                .toList();
        pump();
        return CompletableFuture.allOf(durable.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Cancellation(cancelled, tooLate));
    }

    /** Lets events that wait for their time be due now, and tells how many there were. */
    int hasten(Set<Long> eventIds) {
        int hastened = backlog.hasten(eventIds, loop.now());
        pump();
        return hastened;
    }

    Rendering preview(String type, Map<String, Object> variables) {
        return assignment instanceof Assignment.Ready ready
                ? Launch.preview(type, Variables.of(type, variables, ready.device()), ready)
                : new Rendering.Impossible(((Assignment.Parked) assignment).reason());
    }

    /** An operator wants the NAS to be tried again at once. */
    void retry() {
        circuit.reset(loop.now());
        condition.note();
        pump();
    }

    /** Once a second: what nobody else would notice. */
    void tick() {
        long now = loop.now();
        if (pool != null) {
            if (!shared.ownership().isGood()) {
                standBy();
            }
            pool.tick();
        }
        flights.tick(now);
        manual.expire(now);
        pump();
    }

    /** Another node may begin with the NAS soon: nothing may reach it from here. */
    private void standBy() {
        pool.cutAll();
        intake.rewind();
    }

    private void arm(long now) {
        if (!isRunnable()) {
            return;
        }
        if (circuit.isOpen() || !circuit.mayTry(now)) {
            probe(now);
            alarm.in(circuit.mayTry(now) ? Alarm.NEVER : circuit.tryAt() - now, now);
        } else {
            alarm.in(nextDue(now), now);
        }
    }

    /** A NAS that is away is tried also when no event is held for it, so that it is known when it comes back. */
    private void probe(long now) {
        if (circuit.isOpen() && circuit.mayTry(now) && pool.size() == 0) {
            pool.open();
        }
    }

    private long nextDue(long now) {
        long next = backlog.hasDelayed() ? Math.max(0, backlog.nextDue() - now) : Alarm.NEVER;
        if (backlog.hasReady() && rate.waitNanos(now) > 0) {
            next = Math.min(next, rate.waitNanos(now));
        }
        long retry = intake.retryAt() - now;
        return retry > 0 ? Math.min(next, retry) : next;
    }

    /** Nothing new is sent; completes when nothing is in flight any more. */
    CompletionStage<Void> stop() {
        stopping = true;
        if (drained == null) {
            drained = new CompletableFuture<>();
        }
        manual.fail(misconfigured("nasd is stopping"));
        intake.rewind();
        pump();
        return drained;
    }

    /** As {@link #stop}, and then ends every session; completes when what became of everything is recorded as well. */
    CompletionStage<Void> end() {
        return stop().thenCompose(unused -> {
            closeSessions();
            return books.whenQuiet();
        });
    }

    /** The NAS was another node's meanwhile: what is in flight here must not go on. */
    void abandon() {
        var unused = stop();
        closeSessions();
    }

    /** Ends every session, whatever is in flight. */
    void closeSessions() {
        if (pool != null) {
            pool.close();
        }
    }

    long epoch() {
        return epoch;
    }

    @Override
    public Assignment assignment() {
        return assignment;
    }

    @Override
    public SessionPool pool() {
        return pool;
    }

    NasStatus status() {
        return new NasStatus(
                assignment.nas(),
                condition.state(),
                condition.reason(),
                condition.since(),
                assignment instanceof Assignment.Ready ready ? ready.driverName() : null,
                flights.size(),
                limit(),
                pool == null ? 0 : pool.size(),
                backlog.size() + flights.size(),
                books.done,
                books.postponed,
                books.failed,
                books.superseded,
                books.latencies.percentile(0.5),
                books.latencies.percentile(0.95),
                books.durations.histogram(),
                books.queued.histogram(),
                books.types.all());
    }
}
