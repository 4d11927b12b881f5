package org.nasd.operations.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Remembers an answer that is dear to find for a while. Of several that ask at once one finds it and the others get it too; a failure is
 * told to all of them and not remembered. Safe for use by many threads.
 */
final class Memo<T> implements Supplier<T> {

    /** So many times as long as it took to find, an answer is kept at least: whoever asks again and again must not be all that is done. */
    private static final int REST = 3;

    private record Found<T>(T answer, long until) {}

    private record Entry<T>(CompletableFuture<Found<T>> found) {}

    private final Supplier<T> question;
    private final long keptNanos;
    private final LongSupplier nanoTime;
    private final AtomicReference<Entry<T>> last = new AtomicReference<>();

    Memo(Duration kept, LongSupplier nanoTime, Supplier<T> question) {
        this.question = question;
        this.keptNanos = kept.toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public T get() {
        while (true) {
            Entry<T> known = last.get();
            long now = nanoTime.getAsLong();
            if (known != null && (!known.found().isDone() || now - answer(known).until() < 0)) {
                return answer(known).answer();
            }
            Entry<T> mine = new Entry<>(new CompletableFuture<>());
            if (last.compareAndSet(known, mine)) {
                return find(mine, now);
            }
        }
    }

    private T find(Entry<T> mine, long begun) {
        try {
            T answer = question.get();
            long now = nanoTime.getAsLong();
            mine.found().complete(new Found<>(answer, now + Math.max(keptNanos, REST * (now - begun))));
            return answer;
        } catch (RuntimeException | Error e) {
            last.compareAndSet(mine, null);
            mine.found().completeExceptionally(e);
            throw e;
        }
    }

    private static <T> Found<T> answer(Entry<T> known) {
        try {
            return known.found().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
