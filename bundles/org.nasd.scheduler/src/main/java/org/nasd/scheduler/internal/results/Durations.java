package org.nasd.scheduler.internal.results;

import java.util.Arrays;
import java.util.List;
import org.nasd.api.dispatch.Histogram;

/** Counts how often something took how long. Confined to one thread. */
final class Durations {

    private static final long[] BOUNDS = Histogram.BOUNDS.stream()
            .mapToLong(seconds -> Math.round(seconds * 1e9))
            .toArray();

    private final long[] counts = new long[BOUNDS.length + 1];
    private long nanos;

    void add(long took) {
        int place = Arrays.binarySearch(BOUNDS, took);
        counts[place < 0 ? -place - 1 : place]++;
        nanos += took;
    }

    Histogram histogram() {
        List<Long> all = Arrays.stream(counts).boxed().toList();
        return new Histogram(all, nanos / 1e9);
    }
}
