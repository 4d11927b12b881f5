package org.nasd.scheduler.internal;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that runs everything of the NAS given to it, so that their state needs no locks. Nothing that blocks may run here.
 */
final class EventLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

    private final ScheduledThreadPoolExecutor executor;
    private final AtomicLong lastTurn = new AtomicLong(System.nanoTime());

    EventLoop(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Runs a task soon.
     *
     * @return false after {@link #close()}: the task is left out, and only who holds something that must be freed has to care
     */
    boolean execute(Runnable task) {
        try {
            executor.execute(() -> guarded(task));
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("A task came after the event loop had been closed", e);
            return false;
        }
    }

    /** Runs a task after a delay in nanoseconds. */
    ScheduledFuture<?> schedule(Runnable task, long delayNanos) {
        return executor.schedule(() -> guarded(task), delayNanos, TimeUnit.NANOSECONDS);
    }

    /** Runs a task again and again. */
    void every(Runnable task, long periodNanos) {
        var unused =
                executor.scheduleWithFixedDelay(() -> guarded(task), periodNanos, periodNanos, TimeUnit.NANOSECONDS);
    }

    /** The monotonic clock by which everything here waits, in nanoseconds. */
    long now() {
        return System.nanoTime();
    }

    /** How long ago the loop last finished a task, in nanoseconds; large only when it is stuck or has nothing to do. */
    long sinceLastTurn() {
        return System.nanoTime() - lastTurn.get();
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A task of the dispatch failed; this is a fault in nasd, please report it", e);
        } finally {
            lastTurn.lazySet(System.nanoTime());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
