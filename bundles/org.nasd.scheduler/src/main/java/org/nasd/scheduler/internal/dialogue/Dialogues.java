package org.nasd.scheduler.internal.dialogue;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.scheduler.internal.threads.DaemonThreads;

/**
 * Runs the dialogues of drivers over blocking libraries: one bounded pool for all, a thread only while a dialogue connects or performs, and a
 * clock that aborts what takes too long.
 */
public final class Dialogues implements DriverContext, AutoCloseable {

    private final BooleanSupplier maySpeak;
    private final ThreadPoolExecutor pool;
    private final ScheduledThreadPoolExecutor clock;

    /**
     * @param threads the most of them
     * @param maySpeak whether this node may speak to devices
     */
    public Dialogues(int threads, BooleanSupplier maySpeak) {
        this.maySpeak = maySpeak;
        pool = new ThreadPoolExecutor(
                0, threads, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), new DaemonThreads("nasd-dialogue-"));
        clock = new ScheduledThreadPoolExecutor(1, new DaemonThreads("nasd-dialogue-clock-"));
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public CompletionStage<Opening> converse(BlockingDialogue dialogue, Device device) {
        long nanos = device.settings().seconds("timeout.connect").toNanos()
                + device.settings().seconds("timeout.login").toNanos();
        CompletableFuture<Opening> opening = new CompletableFuture<>();
        var alarm = clock.schedule(
                () -> {
                    dialogue.abort();
                    opening.complete(notOpened(Trouble.UNREACHABLE, "no login within " + nanos / 1_000_000 + " ms"));
                },
                nanos,
                TimeUnit.NANOSECONDS);
        boolean accepted = run(() -> {
            Opening result = connect(dialogue, device);
            alarm.cancel(false);
            if (!opening.complete(result)) {
                dialogue.abort();
            }
        });
        if (!accepted) {
            alarm.cancel(false);
            opening.complete(notOpened(Trouble.BUSY, "all threads for blocking dialogues are in use"));
        }
        return opening;
    }

    @Override
    public boolean maySpeak() {
        return maySpeak.getAsBoolean();
    }

    private Opening connect(BlockingDialogue dialogue, Device device) {
        try {
            Optional<Outcome.Unavailable> trouble = dialogue.connect();
            if (trouble.isEmpty()) {
                return new Opening.Opened(new DialogueSession(dialogue, device, this));
            }
            dialogue.abort();
            return new Opening.NotOpened(trouble.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            dialogue.abort();
            return notOpened(Trouble.UNREACHABLE, "interrupted while connecting");
        } catch (Exception e) {
            dialogue.abort();
            return notOpened(Trouble.UNREACHABLE, describe(e));
        }
    }

    static Opening notOpened(Trouble trouble, String reason) {
        return new Opening.NotOpened(new Outcome.Unavailable(trouble, reason));
    }

    static String describe(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Runs a task on the pool; false when every thread is in use or everything is closed. */
    boolean run(Runnable task) {
        try {
            pool.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    ScheduledExecutorService clock() {
        return clock;
    }

    @Override
    public void close() {
        pool.shutdownNow();
        clock.shutdownNow();
    }
}
