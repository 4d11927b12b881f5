package org.nasd.api.dispatch;

import java.util.Collections;
import java.util.List;

/**
 * How often something took how long since the start of the dispatch.
 *
 * @param counts how many were at most as long as the bound of the same index in {@link #BOUNDS} and longer than the one before; the
 *     last, without a bound, were longer than all of them
 * @param seconds how long all of them took together
 */
public record Histogram(List<Long> counts, double seconds) {

    /** Upper bounds in seconds, included. */
    public static final List<Double> BOUNDS = List.of(
            0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0);

    /** Nothing was counted. */
    public static final Histogram EMPTY = new Histogram(Collections.nCopies(BOUNDS.size() + 1, 0L), 0);

    public Histogram {
        counts = List.copyOf(counts);
        if (counts.size() != BOUNDS.size() + 1) {
            throw new IllegalArgumentException(
                    "a histogram has " + (BOUNDS.size() + 1) + " counts, not " + counts.size());
        }
    }

    /** How many were counted. */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
