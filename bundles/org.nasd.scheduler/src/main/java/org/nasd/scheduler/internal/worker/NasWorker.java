package org.nasd.scheduler.internal.worker;

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
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.EventHead;
import org.nasd.api.scheme.Coalescing;
import org.nasd.api.scheme.Rendering;
import org.nasd.scheduler.internal.assignment.Assignment;
import org.nasd.scheduler.internal.assignment.Variables;
import org.nasd.scheduler.internal.doubt.Doubts;
import org.nasd.scheduler.internal.doubt.Survivors;
import org.nasd.scheduler.internal.doubt.TakeOver;
import org.nasd.scheduler.internal.queue.Backlog;
import org.nasd.scheduler.internal.queue.Intake;
import org.nasd.scheduler.internal.queue.OwnArrivals;
import org.nasd.scheduler.internal.results.Bookkeeping;
import org.nasd.scheduler.internal.results.Figures;
import org.nasd.scheduler.internal.threads.Alarm;
import org.nasd.scheduler.internal.threads.EventLoop;

/**
 * Works one NAS: takes events from its backlog as its forks, its sessions and its condition allow, gives them to the driver, and decides by
 * the outcome. Every method runs on the NAS's event loop.
 */
public final class NasWorker implements Intake.Listener, SessionPool.Listener, Departures.Gate {

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
    private final Survivors survivors;
    private final Departures departures;
    private final Withdrawal withdrawal;
    private final ManualLine manual;
    private final NasCondition condition;
    private final Alarm alarm;

    private Assignment assignment;
    private SessionPool pool;
    private boolean stopping;
    private boolean foreign;
    private CompletableFuture<Void> drained;

    /**
     * @param takeOver how the NAS came to this node; in another epoch it has another worker
     */
    public NasWorker(Assignment first, TakeOver takeOver, EventLoop loop, Shared shared) {
        this.epoch = takeOver.epoch();
        this.loop = loop;
        this.shared = shared;
        long nasId = first.nas().id();
        Doubts doubts = new Doubts(takeOver);
        this.backlog = new Backlog(shared.bodies(), doubts::isSurvivor);
        this.survivors = new Survivors(loop, shared.alone(), backlog, this::pump);
        this.intake = new Intake(nasId, loop, shared.reader(), backlog, shared.memory(), shared.arrivals(), this);
        this.books = new Bookkeeping(
                shared.flushers(), epoch, shared.transcript(), doubts, survivors, () -> loop.execute(this::pump));
        this.circuit = new Circuit(shared.settings().loginRetry(), () -> ThreadLocalRandom.current()
                .nextDouble());
        this.concurrency = new Concurrency(first.nas().forks(), loop.now());
        this.flights = new Flights(loop, shared, backlog, books, concurrency, this);
        this.departures = new Departures(loop, shared.flushers(), backlog, books, flights, doubts, survivors, this);
        this.withdrawal = new Withdrawal(loop, backlog, departures, flights, books);
        this.manual = new ManualLine(flights);
        this.condition = new NasCondition(first, circuit, shared.lines());
        this.alarm = new Alarm(loop, this::pump);
    }

    /** New settings, another scheme or driver, or an order to pause: takes effect at once, what is in flight ends as it began. */
    public void assign(Assignment next) {
        Assignment before = assignment;
        assignment = next;
        condition.assign(next);
        concurrency.forks(next.nas().forks());
        if (next instanceof Assignment.Ready ready) {
            departures.limit(ready.device().settings().integer("rate.limit", 0, 1_000_000));
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
                && !foreign
                && shared.ownership().mayBegin(assignment.nas().id(), epoch)
                && assignment instanceof Assignment.Ready
                && assignment.nas().enabled()
                && assignment.pause() == null;
    }

    @Override
    public boolean mayBeSentTo() {
        return isRunnable() && !circuit.isOpen();
    }

    /** Events may have entered the stack. */
    public void signal() {
        intake.signal();
        if (mayBeSentTo()) {
            pump();
        }
    }

    /** Events entered the stack; where they cannot be sent now, they are read when they can. */
    public void arrived(OwnArrivals.Arrival arrival) {
        if (mayBeSentTo()) {
            intake.arrived(arrival);
            pump();
        } else {
            intake.signal();
        }
    }

    /** Sends what may be sent, then sees to it that it is called again when more may be. */
    @Override
    public void pump() {
        long now = loop.now();
        if (pool != null) {
            manual.serve(pool, ready().terms().commandTimeout());
        }
        if (mayBeSentTo()) {
            sendAndRead(now);
        } else {
            departures.recallAll();
        }
        if (drained != null && departures.size() == 0) {
            drained.complete(null);
        }
        arm(now);
    }

    private void sendAndRead(long now) {
        departures.turn(now);
        if (intake.isRewinding()) {
            survivors.recallAll();
        }
        intake.turn(departures.areDecided() && books.isQuiet());
    }

    private Assignment.Ready ready() {
        return (Assignment.Ready) assignment;
    }

    @Override
    public int forks() {
        return circuit.onTrial() ? 1 : concurrency.limit();
    }

    @Override
    public void forksWanted() {
        concurrency.saturated();
    }

    @Override
    public void sessionWanted() {
        if (circuit.mayTry(loop.now())) {
            pool.open();
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
    public void foreign() {
        foreign = true;
        intake.rewind();
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
        survivors.recallAll();
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
    public boolean isConnected() {
        return pool != null && pool.size() > 0;
    }

    @Override
    public Coalescing coalescing() {
        return assignment instanceof Assignment.Ready ready ? ready.terms().coalescing() : Coalescing.OFF;
    }

    @Override
    public boolean isUrgent(String type) {
        return assignment instanceof Assignment.Ready ready
                && ready.terms().urgent().contains(type);
    }

    public CompletionStage<Outcome> execute(List<String> commands, String by) {
        if (stopping || assignment instanceof Assignment.Parked) {
            String why = assignment instanceof Assignment.Parked parked ? parked.reason() : "nasd is stopping";
            return CompletableFuture.completedFuture(misconfigured(why));
        }
        CompletionStage<Outcome> answer = manual.add(commands, by, ready(), loop.now());
        pump();
        return answer;
    }

    private static Outcome.Unavailable misconfigured(String reason) {
        return new Outcome.Unavailable(Trouble.MISCONFIGURED, reason);
    }

    /** Takes waiting events out, for good; see {@link org.nasd.api.dispatch.Dispatch#cancel}. */
    public CompletionStage<Cancellation> cancel(List<EventHead> heads, String error) {
        CompletionStage<Cancellation> cancellation = withdrawal.carryOut(assignment.nas(), heads, error);
        pump();
        return cancellation;
    }

    /** Lets events that wait for their time be due now, and tells how many there were. */
    public int hasten(Set<Long> eventIds) {
        int hastened = backlog.hasten(eventIds, loop.now());
        pump();
        return hastened;
    }

    public Rendering preview(String type, Map<String, Object> variables) {
        return assignment instanceof Assignment.Ready ready
                ? Launch.preview(type, Variables.of(type, variables, ready.device()), ready)
                : new Rendering.Impossible(((Assignment.Parked) assignment).reason());
    }

    /** An operator wants the NAS to be tried again at once. */
    public void retry() {
        circuit.reset(loop.now());
        condition.note();
        pump();
    }

    /** Once a second: what nobody else would notice. */
    public void tick() {
        long now = loop.now();
        if (pool != null) {
            if (!shared.ownership().mayFinish(assignment.nas().id(), epoch)) {
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
        long rate = departures.waitForRate(now);
        if (rate > 0) {
            next = Math.min(next, rate);
        }
        long retry = intake.retryAt() - now;
        return retry > 0 ? Math.min(next, retry) : next;
    }

    /** Nothing new is sent; completes when nothing is in flight any more. */
    public CompletionStage<Void> stop() {
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
    public CompletionStage<Void> end() {
        return stop().thenCompose(unused -> {
            closeSessions();
            return books.whenQuiet();
        });
    }

    /** The NAS is, or was meanwhile, another node's: what is in flight here must not go on. */
    public void abandon() {
        var unused = stop();
        if (pool != null) {
            pool.cutAll();
        }
        closeSessions();
        survivors.endAll();
    }

    /** Ends every session, whatever is in flight. */
    public void closeSessions() {
        if (pool != null) {
            pool.close();
        }
    }

    public long epoch() {
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

    public NasStatus status() {
        Figures figures = books.figures();
        return new NasStatus(
                assignment.nas(),
                condition.state(),
                condition.reason(),
                condition.since(),
                assignment instanceof Assignment.Ready ready ? ready.driverName() : null,
                departures.size(),
                forks(),
                pool == null ? 0 : pool.size(),
                backlog.size() + flights.size() + departures.waiting(),
                figures.done(),
                figures.postponed(),
                figures.failed(),
                figures.superseded(),
                figures.latencyP50(),
                figures.latencyP95(),
                figures.answers(),
                figures.queued(),
                figures.types());
    }
}
