package org.nasd.operations.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** By how much the failed stack grew in the last hour, from samples of its size. Safe for use by many threads. */
final class FailedTrend {

    private static final long WINDOW_NANOS = Duration.ofHours(1).toNanos();

    private record Sample(long at, long failed) {}

    private final LongSupplier nanoTime;
    private final Deque<Sample> samples = new ArrayDeque<>();

    FailedTrend(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void sample(long failed) {
        long now = nanoTime.getAsLong();
        samples.addLast(new Sample(now, failed));
        while (now - samples.getFirst().at() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /**
     * @param events more of them than at the least in the window; 0 when there are not
     * @param within for how long the size has been watched, at most an hour
     */
    record Growth(long events, Duration within) {}

    synchronized Growth growth(long failedNow) {
        if (samples.isEmpty()) {
            return new Growth(0, Duration.ZERO);
        }
        long least = samples.stream().mapToLong(Sample::failed).min().orElse(failedNow);
        Duration within =
                Duration.ofNanos(nanoTime.getAsLong() - samples.getFirst().at());
        return new Growth(Math.max(0, failedNow - least), within);
    }
}
