package org.nasd.scheduler.internal.threads;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that runs everything of the NAS given to it, so that their state needs no locks. Nothing that blocks may run here.
 */
public final class EventLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

    /** Tasks that are run before timers get their turn. */
    private static final int MOST_AT_ONCE = 256;

    private final ScheduledThreadPoolExecutor executor;
    private final Queue<Runnable> soon = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final AtomicLong lastTurn = new AtomicLong(System.nanoTime());

    public EventLoop(String name) {
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
    public boolean execute(Runnable task) {
        if (executor.isShutdown()) {
            LOG.debug("A task came after the event loop had been closed");
            return false;
        }
        soon.add(task);
        return wake();
    }

    // One entry in the executor's queue, which is a heap of timers under a lock, for all that wait: an event's end
    // costs neither.
    private boolean wake() {
        if (!awake.compareAndSet(false, true)) {
            return true;
        }
        try {
            executor.execute(this::runSoon);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("A task came after the event loop had been closed", e);
            return false;
        }
    }

    private void runSoon() {
        try {
            for (int i = 0; i < MOST_AT_ONCE && !executor.isShutdown(); i++) {
                Runnable task = soon.poll();
                if (task == null) {
                    return;
                }
                guarded(task);
            }
        } finally {
            awake.set(false);
            if (!soon.isEmpty()) {
                wake();
            }
        }
    }

    /** Runs a task after a delay in nanoseconds. */
    public ScheduledFuture<?> schedule(Runnable task, long delayNanos) {
        return executor.schedule(() -> guarded(task), delayNanos, TimeUnit.NANOSECONDS);
    }

    /** Runs a task again and again. */
    public void every(Runnable task, long periodNanos) {
        var unused =
                executor.scheduleWithFixedDelay(() -> guarded(task), periodNanos, periodNanos, TimeUnit.NANOSECONDS);
    }

    /** The monotonic clock by which everything here waits, in nanoseconds. */
    public long now() {
        return System.nanoTime();
    }

    /** How long ago the loop last finished a task, in nanoseconds; large only when it is stuck or has nothing to do. */
    public long sinceLastTurn() {
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
