package org.nasd.scheduler.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.dispatch.DriverStatus;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.Settlement;
import org.nasd.api.transcript.Transcript;
import org.nasd.scheduler.internal.assignment.DriverRegistry;
import org.nasd.scheduler.internal.assignment.EngineSettings;
import org.nasd.scheduler.internal.dialogue.Dialogues;
import org.nasd.scheduler.internal.queue.StackReader;
import org.nasd.scheduler.internal.results.Flushers;
import org.nasd.scheduler.internal.threads.DaemonThreads;
import org.nasd.scheduler.internal.worker.NasWorker;
import org.nasd.scheduler.internal.worker.Shared;
import org.nasd.scheduler.internal.worker.Wish;

/** The dispatch of this node: a worker per NAS, spread over a few event loops. Safe for all threads. */
public final class Engine implements Dispatch, Wish.Place, AutoCloseable {

    private static final Duration FLUSH_GRACE = Duration.ofSeconds(5);

    private final DriverRegistry drivers;
    private final Shared shared;
    private final ExecutorService readers;
    private final Flushers flushers;
    private final Dialogues dialogues;
    private final Workers workers;
    private final Refresher refresher;

    /**
     * @param sources where the settings of the NAS come from
     * @param threads how many threads of each kind
     */
    public Engine(
            MainStack stack,
            Transcript transcript,
            NasSources sources,
            DriverRegistry drivers,
            EngineSettings settings,
            Threads threads) {
        this.drivers = drivers;
        this.readers = Executors.newFixedThreadPool(threads.readers(), new DaemonThreads("nasd-reader-"));
        this.flushers = new Flushers(stack, threads.flushers());
        this.dialogues = new Dialogues(threads.dialogues(), sources.ownership()::isGood);
        this.shared = new Shared(
                stack, transcript, new StackReader(stack, readers), flushers, dialogues, sources.ownership(), settings);
        this.workers = new Workers(shared, threads.loops());
        this.refresher = new Refresher(sources, drivers, shared, workers);
        sources.ownership().onChange(this::refresh);
    }

    /**
     * How many threads of each kind.
     *
     * @param loops event loops over which the NAS are spread
     * @param flushers writers of results
     * @param readers readers of the stack
     * @param dialogues at most, for drivers over blocking libraries
     */
    public record Threads(int loops, int flushers, int readers, int dialogues) {
        public static final Threads DEFAULT = new Threads(2, 2, 3, 200);
    }

    /** This node has put events into the main stack. */
    public void arrived(List<QueuedEvent> events) {
        refresher.seen(events.get(events.size() - 1).head().id());
        shared.arrivals().arrived(events, (nasId, arrival) -> workers.tell(nasId, worker -> worker.arrived(arrival)));
    }

    /** Another node may have put events for these NAS into the main stack; for any when there are none. */
    public void arrivedElsewhere(Set<Long> nasIds) {
        if (nasIds.isEmpty()) {
            refresher.look();
        } else {
            nasIds.forEach(nasId -> workers.tell(nasId, NasWorker::signal));
        }
    }

    public void settings(EngineSettings settings) {
        shared.settings(settings);
        refresh();
    }

    @Override
    public List<NasStatus> status() {
        return workers.status();
    }

    @Override
    public Optional<NasStatus> status(long nasId) {
        return workers.now(nasId, worker -> Optional.of(worker.status()), Optional.empty());
    }

    @Override
    public List<DriverStatus> drivers() {
        Map<String, Integer> users = new HashMap<>();
        status().forEach(nas -> {
            if (nas.driver() != null) {
                users.merge(nas.driver(), 1, Integer::sum);
            }
        });
        return drivers.all().stream()
                .map(entry -> new DriverStatus(entry.name(), entry.bundle(), users.getOrDefault(entry.name(), 0)))
                .toList();
    }

    @Override
    public CompletionStage<Outcome> execute(long nasId, List<String> commands, String by) {
        return workers.ask(
                nasId,
                worker -> worker.execute(commands, by),
                () -> CompletableFuture.completedFuture(
                        new Outcome.Unavailable(Trouble.MISCONFIGURED, unknown(nasId))));
    }

    @Override
    public Rendering preview(long nasId, String type, Map<String, Object> variables) {
        return workers.now(nasId, worker -> worker.preview(type, variables), new Rendering.Impossible(unknown(nasId)));
    }

    private static String unknown(long nasId) {
        return "the dispatch does not know a NAS " + nasId;
    }

    @Override
    public CompletionStage<Void> refresh() {
        return refresher.now();
    }

    @Override
    public CompletionStage<Cancellation> cancel(long nasId, List<EventHead> heads, String error) {
        return workers.ask(nasId, worker -> worker.cancel(heads, error), () -> settleAway(heads, error));
    }

    /** Nobody works the NAS, so nothing of it is in flight. */
    private CompletionStage<Cancellation> settleAway(List<EventHead> heads, String error) {
        CompletableFuture<?>[] durable = heads.stream()
                .map(head -> {
                    CompletableFuture<Void> written = new CompletableFuture<>();
                    Settlement failed =
                            new Settlement.Failed(head, head.tryCount(), FailureReason.CANCELLED, error, null);
                    flushers.settle(new Flushers.Entry(
                            failed, Leases.SOLE_EPOCH, true, List.of(), unused -> written.complete(null)));
                    return written;
                })
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(durable)
                .thenApply(done ->
                        new Cancellation(heads.stream().map(EventHead::id).toList(), List.of()));
    }

    @Override
    public CompletionStage<Integer> hasten(long nasId, Set<Long> eventIds, String by) {
        return workers.ask(
                nasId,
                worker -> CompletableFuture.completedFuture(worker.hasten(eventIds)),
                () -> CompletableFuture.completedFuture(0));
    }

    @Override
    public <A> CompletionStage<Optional<A>> ask(long nasId, Wish<A> wish) {
        return workers.ask(
                nasId,
                worker -> wish.grant(worker).thenApply(Optional::of),
                () -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public void retry(long nasId, String by) {
        workers.tell(nasId, NasWorker::retry);
    }

    /** What keeps the dispatch from working, for people. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        refresher.trouble().ifPresent(problems::add);
        if (!shared.ownership().trouble().isEmpty()) {
            problems.add(shared.ownership().trouble());
        }
        flushers.trouble().ifPresent(problems::add);
        if (workers.areStuck()) {
            problems.add("an event loop has been stuck for more than 10 s; take a thread dump and restart nasd");
        }
        return problems;
    }

    /** What people should know although the dispatch works. */
    public List<String> notices() {
        return refresher
                .allPaused()
                .map(pause -> "all NAS are paused by " + pause.by() + " since " + pause.since()
                        + (pause.reason() == null ? "" : ": " + pause.reason())
                        + "; events are taken and wait; nas:resume --all lets them go on")
                .stream()
                .toList();
    }

    /** Sends nothing new, waits for what is in flight, records it, and ends everything. */
    @Override
    public void close() {
        refresher.close();
        workers.stop(shared.settings().stopGrace());
        flushers.close(FLUSH_GRACE);
        shared.ownership().close();
        dialogues.close();
        readers.shutdownNow();
        workers.close();
    }
}
