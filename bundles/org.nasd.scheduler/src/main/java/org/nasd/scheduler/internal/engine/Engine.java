package org.nasd.scheduler.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.dispatch.DriverStatus;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.Settlement;
import org.nasd.api.transcript.Transcript;
import org.nasd.scheduler.internal.assignment.Assignment;
import org.nasd.scheduler.internal.assignment.Assignments;
import org.nasd.scheduler.internal.assignment.DriverRegistry;
import org.nasd.scheduler.internal.assignment.EngineSettings;
import org.nasd.scheduler.internal.dialogue.Dialogues;
import org.nasd.scheduler.internal.doubt.TakeOver;
import org.nasd.scheduler.internal.results.Flushers;
import org.nasd.scheduler.internal.threads.DaemonThreads;
import org.nasd.scheduler.internal.threads.EventLoop;
import org.nasd.scheduler.internal.worker.NasWorker;
import org.nasd.scheduler.internal.worker.Shared;
import org.nasd.scheduler.internal.worker.Wish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dispatch of this node: a worker per NAS, spread over a few event loops. Safe for all threads. */
public final class Engine implements Dispatch, Wish.Place, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Duration FLUSH_GRACE = Duration.ofSeconds(5);

    private final DriverRegistry drivers;
    private final Shared shared;
    private final List<EventLoop> loops = new ArrayList<>();
    private final ExecutorService readers;
    private final Flushers flushers;
    private final Dialogues dialogues;
    private final Map<Long, NasWorker> workers = new ConcurrentHashMap<>();
    private final Endings endings = new Endings();
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
        this.shared = new Shared(stack, transcript, readers, flushers, dialogues, sources.ownership(), settings);
        for (int i = 0; i < threads.loops(); i++) {
            EventLoop loop = new EventLoop("nasd-loop-" + (i + 1));
            loops.add(loop);
            loop.every(() -> tick(loop), SECOND);
        }
        this.refresher = new Refresher(sources, new Assignments(sources.schemes(), drivers), shared, this);
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

    private void tick(EventLoop loop) {
        for (Map<Long, NasWorker> some : List.of(workers, endings.all())) {
            some.forEach((nasId, worker) -> {
                if (loopOf(nasId) == loop) {
                    worker.tick();
                }
            });
        }
    }

    private EventLoop loopOf(long nasId) {
        return loops.get(Math.floorMod(Long.hashCode(nasId), loops.size()));
    }

    /** Gives a NAS its settings; the first time after it was taken over a worker is made for it. */
    void assign(Assignment assignment, TakeOver takeOver) {
        loopOf(assignment.nas().id()).execute(() -> place(assignment, takeOver));
    }

    private void place(Assignment assignment, TakeOver takeOver) {
        long nasId = assignment.nas().id();
        if (endings.putOff(nasId, takeOver.epoch(), () -> place(assignment, takeOver))) {
            return;
        }
        NasWorker worker = workers.get(nasId);
        if (worker == null || worker.epoch() != takeOver.epoch()) {
            if (worker != null) {
                worker.abandon();
            }
            worker = new NasWorker(assignment, takeOver, loopOf(nasId), shared);
            workers.put(nasId, worker);
        }
        worker.assign(assignment);
    }

    /** A NAS is no longer ours or no longer there: nothing new begins, and what is in flight ends, if it may. */
    void release(long nasId) {
        EventLoop loop = loopOf(nasId);
        loop.execute(() -> {
            NasWorker worker = workers.remove(nasId);
            if (worker != null) {
                shared.lines().stopped(worker.assignment());
                if (shared.ownership().mayFinish(nasId, worker.epoch())) {
                    endings.add(nasId, worker);
                    var unused = worker.end().thenRun(() -> loop.execute(() -> ended(nasId)));
                } else {
                    worker.abandon();
                    shared.ownership().released(nasId);
                }
            } else if (!endings.leave(nasId)) {
                shared.ownership().released(nasId);
            }
        });
    }

    private void ended(long nasId) {
        Runnable successor = endings.ended(nasId);
        if (successor != null) {
            successor.run();
        } else {
            shared.ownership().released(nasId);
        }
    }

    /** Events entered the main stack. */
    public void arrived(List<EventHead> heads) {
        refresher.seen(heads.get(heads.size() - 1).id());
        Map<Long, List<EventHead>> byNas = heads.stream().collect(Collectors.groupingBy(EventHead::nasId));
        byNas.forEach(this::signal);
    }

    /** Another node may have put events for these NAS into the main stack; for any when there are none. */
    public void arrivedElsewhere(Set<Long> nasIds) {
        if (nasIds.isEmpty()) {
            refresher.look();
        } else {
            nasIds.forEach(nasId -> signal(nasId, List.of()));
        }
    }

    /** Events may have entered the main stack for a NAS. */
    void signal(long nasId, List<EventHead> heads) {
        EventLoop loop = loopOf(nasId);
        loop.execute(() -> {
            NasWorker worker = workers.get(nasId);
            if (worker != null) {
                worker.signal(heads);
            }
        });
    }

    public void settings(EngineSettings settings) {
        shared.settings(settings);
        refresh();
    }

    @Override
    public List<NasStatus> status() {
        List<CompletableFuture<List<NasStatus>>> answers =
                loops.stream().map(this::statusOf).toList();
        return answers.stream()
                .flatMap(answer -> await(answer, List.of()).stream())
                .sorted(Comparator.comparingLong(status -> status.nas().id()))
                .toList();
    }

    private CompletableFuture<List<NasStatus>> statusOf(EventLoop loop) {
        CompletableFuture<List<NasStatus>> answer = new CompletableFuture<>();
        loop.execute(() -> answer.complete(workers.entrySet().stream()
                .filter(entry -> loopOf(entry.getKey()) == loop)
                .map(entry -> entry.getValue().status())
                .toList()));
        return answer;
    }

    @Override
    public Optional<NasStatus> status(long nasId) {
        return onLoop(nasId, worker -> Optional.of(worker.status()), Optional.empty());
    }

    private <T> T onLoop(long nasId, Function<NasWorker, T> question, T otherwise) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loopOf(nasId).execute(() -> {
            NasWorker worker = workers.get(nasId);
            answer.complete(worker == null ? otherwise : question.apply(worker));
        });
        return await(answer, otherwise);
    }

    private static <T> T await(CompletableFuture<T> answer, T otherwise) {
        try {
            return answer.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The dispatch did not answer a question in time", e);
            return otherwise;
        }
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
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        loopOf(nasId).execute(() -> {
            NasWorker worker = workers.get(nasId);
            if (worker == null) {
                answer.complete(
                        new Outcome.Unavailable(Trouble.MISCONFIGURED, "the dispatch does not know a NAS " + nasId));
            } else {
                worker.execute(commands, by).thenAccept(answer::complete);
            }
        });
        return answer;
    }

    @Override
    public Rendering preview(long nasId, String type, Map<String, Object> variables) {
        return onLoop(
                nasId,
                worker -> worker.preview(type, variables),
                new Rendering.Impossible("the dispatch does not know a NAS " + nasId));
    }

    @Override
    public CompletionStage<Void> refresh() {
        return refresher.now();
    }

    @Override
    public CompletionStage<Cancellation> cancel(long nasId, List<EventHead> heads, String error) {
        return ask(nasId, worker -> worker.cancel(heads, error), () -> settleAway(heads, error));
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
        return ask(
                nasId,
                worker -> CompletableFuture.completedFuture(worker.hasten(eventIds)),
                () -> CompletableFuture.completedFuture(0));
    }

    @Override
    public <A> CompletionStage<Optional<A>> ask(long nasId, Wish<A> wish) {
        return ask(
                nasId,
                worker -> wish.grant(worker).thenApply(Optional::of),
                () -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /** Lets the worker of a NAS do something that takes its time. */
    private <T> CompletionStage<T> ask(
            long nasId, Function<NasWorker, CompletionStage<T>> wish, Supplier<CompletionStage<T>> otherwise) {
        CompletableFuture<CompletionStage<T>> answer = new CompletableFuture<>();
        loopOf(nasId).execute(() -> {
            NasWorker worker = workers.get(nasId);
            answer.complete(worker == null ? otherwise.get() : wish.apply(worker));
        });
        return answer.thenCompose(Function.identity());
    }

    @Override
    public void retry(long nasId, String by) {
        loopOf(nasId).execute(() -> Optional.ofNullable(workers.get(nasId)).ifPresent(NasWorker::retry));
    }

    /** What keeps the dispatch from working, for people. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        refresher.trouble().ifPresent(problems::add);
        if (!shared.ownership().trouble().isEmpty()) {
            problems.add(shared.ownership().trouble());
        }
        flushers.trouble().ifPresent(problems::add);
        if (loops.stream().anyMatch(loop -> loop.sinceLastTurn() > 10 * SECOND)) {
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
        CompletableFuture<?>[] drained = workers.entrySet().stream()
                .map(entry -> stop(entry.getKey(), entry.getValue()))
                .toArray(CompletableFuture[]::new);
        await(CompletableFuture.allOf(drained), shared.settings().stopGrace());
        await(closeSessions(), Duration.ofSeconds(2));
        await(CompletableFuture.allOf(drained), Duration.ofSeconds(2));
        flushers.close(FLUSH_GRACE);
        shared.ownership().close();
        dialogues.close();
        readers.shutdownNow();
        loops.forEach(EventLoop::close);
    }

    private CompletableFuture<?> closeSessions() {
        return CompletableFuture.allOf(workers.entrySet().stream()
                .map(entry ->
                        CompletableFuture.runAsync(entry.getValue()::closeSessions, loopOf(entry.getKey())::execute))
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> stop(long nasId, NasWorker worker) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        loopOf(nasId).execute(() -> worker.stop().thenRun(() -> stopped.complete(null)));
        return stopped;
    }

    private static void await(CompletableFuture<?> all, Duration patience) {
        try {
            all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("Some events are still in flight after {} s of waiting", patience.toSeconds());
        }
    }
}
