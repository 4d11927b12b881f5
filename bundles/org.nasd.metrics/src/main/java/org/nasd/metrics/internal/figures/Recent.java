package org.nasd.metrics.internal.figures;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps an answer for a short while, so that however many ask, it is worked out once at a time. Who comes meanwhile waits for that one.
 * A failure is told to all who wait and not kept. Safe for use by many threads.
 */
public final class Recent<T> implements Supplier<T> {

    private final Supplier<T> work;
    private final long keptNanos;
    private final LongSupplier nanoTime;
    private final AtomicReference<Answer<T>> latest = new AtomicReference<>();

    /** An answer, or the promise of one, and when it was there. */
    private static final class Answer<T> {
        private final CompletableFuture<T> value = new CompletableFuture<>();
        private volatile long at;
    }

    /**
     * @param kept for how long an answer is good, counted from when it was there
     * @param nanoTime the monotonic clock
     */
    public Recent(Duration kept, LongSupplier nanoTime, Supplier<T> work) {
        this.keptNanos = kept.toNanos();
        this.nanoTime = nanoTime;
        this.work = work;
    }

    @Override
    public T get() {
        Answer<T> seen = latest.get();
        while (seen == null || isStale(seen)) {
            Answer<T> mine = new Answer<>();
            if (latest.compareAndSet(seen, mine)) {
                return workOut(mine);
            }
            seen = latest.get();
        }
        return joined(seen);
    }

    private boolean isStale(Answer<T> answer) {
        return answer.value.isDone() && nanoTime.getAsLong() - answer.at >= keptNanos;
    }

    private T workOut(Answer<T> mine) {
        try {
            T value = work.get();
            mine.at = nanoTime.getAsLong();
            mine.value.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            latest.compareAndSet(mine, null);
            mine.value.completeExceptionally(e);
            throw e;
        }
    }

    private static <T> T joined(Answer<T> answer) {
        try {
            return answer.value.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
