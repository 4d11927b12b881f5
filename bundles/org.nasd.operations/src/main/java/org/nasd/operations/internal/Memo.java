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

    private record Entry<T>(long since, CompletableFuture<T> answer) {}

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
            if (known != null && (!known.answer().isDone() || now - known.since() < keptNanos)) {
                return answer(known);
            }
            Entry<T> mine = new Entry<>(now, new CompletableFuture<>());
            if (last.compareAndSet(known, mine)) {
                return find(mine);
            }
        }
    }

    private T find(Entry<T> mine) {
        try {
            T answer = question.get();
            mine.answer().complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            last.compareAndSet(mine, null);
            mine.answer().completeExceptionally(e);
            throw e;
        }
    }

    private static <T> T answer(Entry<T> known) {
        try {
            return known.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
