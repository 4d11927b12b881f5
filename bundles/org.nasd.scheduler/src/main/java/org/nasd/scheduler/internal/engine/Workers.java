package org.nasd.scheduler.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.scheduler.internal.assignment.Assignment;
import org.nasd.scheduler.internal.doubt.TakeOver;
import org.nasd.scheduler.internal.threads.EventLoop;
import org.nasd.scheduler.internal.worker.NasWorker;
import org.nasd.scheduler.internal.worker.Shared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of all NAS of this node, spread over a few event loops. Whatever is asked of a worker is asked on the loop of its NAS. Safe
 * for all threads.
 */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long STUCK = 10 * SECOND;
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Shared shared;
    private final List<EventLoop> loops = new ArrayList<>();
    private final Map<Long, NasWorker> workers = new ConcurrentHashMap<>();
    private final Endings endings = new Endings();

    /**
     * @param threads event loops
     */
    Workers(Shared shared, int threads) {
        this.shared = shared;
        for (int i = 0; i < threads; i++) {
            EventLoop loop = new EventLoop("nasd-loop-" + (i + 1));
            loops.add(loop);
            loop.every(() -> tick(loop), SECOND);
        }
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

    /** Asks a worker, and waits a moment for its answer. */
    <T> T now(long nasId, Function<NasWorker, T> question, T otherwise) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loopOf(nasId).execute(() -> {
            NasWorker worker = workers.get(nasId);
            answer.complete(worker == null ? otherwise : question.apply(worker));
        });
        return await(answer, otherwise);
    }

    /** Lets a worker do something that takes its time. */
    <T> CompletionStage<T> ask(
            long nasId, Function<NasWorker, CompletionStage<T>> wish, Supplier<CompletionStage<T>> otherwise) {
        CompletableFuture<CompletionStage<T>> answer = new CompletableFuture<>();
        loopOf(nasId).execute(() -> {
            NasWorker worker = workers.get(nasId);
            answer.complete(worker == null ? otherwise.get() : wish.apply(worker));
        });
        return answer.thenCompose(Function.identity());
    }

    /** Tells a worker something, where there is one. */
    void tell(long nasId, Consumer<NasWorker> news) {
        loopOf(nasId).execute(() -> {
            NasWorker worker = workers.get(nasId);
            if (worker != null) {
                news.accept(worker);
            }
        });
    }

    /** How the NAS are, in the order of their ids. */
    List<NasStatus> status() {
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

    /** Whether an event loop has not finished anything for so long that something must be wrong. */
    boolean areStuck() {
        return loops.stream().anyMatch(loop -> loop.sinceLastTurn() > STUCK);
    }

    /** Sends nothing new, waits for what is in flight, and ends every session. What became of it may still be recorded after that. */
    void stop(Duration grace) {
        CompletableFuture<?>[] drained = workers.entrySet().stream()
                .map(entry -> stop(entry.getKey(), entry.getValue()))
                .toArray(CompletableFuture[]::new);
        await(CompletableFuture.allOf(drained), grace);
        await(closeSessions(), CLOSING);
        await(CompletableFuture.allOf(drained), CLOSING);
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

    /** Ends the event loops. */
    void close() {
        loops.forEach(EventLoop::close);
    }
}
