package org.nasd.stack.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nasd.api.stack.MainStack;

/** Whether the database answers, asked on a thread of its own, since a connection that is silent may hold a question for long. */
final class Probe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final MainStack main;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "nasd-stack-probe");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<Long> asked = CompletableFuture.completedFuture(0L);

    Probe(MainStack main) {
        this.main = main;
    }

    List<String> problems() {
        try {
            ask().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return List.of();
        } catch (TimeoutException e) {
            return List.of(
                    "the database has not answered for " + PATIENCE.toMillis() + " ms; is it down, or overloaded?");
        } catch (ExecutionException e) {
            return List.of(String.valueOf(e.getCause().getMessage()));
        } catch (RejectedExecutionException e) {
            return List.of("the stacks are closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("interrupted while asking the database");
        }
    }

    // a question that is still open is not asked again: a silent database must not gather waiting questions
    private synchronized CompletableFuture<Long> ask() {
        if (asked.isDone()) {
            asked = CompletableFuture.supplyAsync(main::newestId, executor);
        }
        return asked;
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
