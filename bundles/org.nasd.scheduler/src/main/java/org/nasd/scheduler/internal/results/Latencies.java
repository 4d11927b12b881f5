package org.nasd.scheduler.internal.results;

import java.time.Duration;
import java.util.Arrays;

/** How long the device took for the last events. Confined to one thread. */
final class Latencies {

    private static final int KEPT = 256;

    private long[] ring = new long[16];
    private int next;
    private int count;

    void add(long nanos) {
        if (count == ring.length && ring.length < KEPT) {
            ring = Arrays.copyOf(ring, ring.length * 2);
            next = count;
        }
        ring[next] = nanos;
        next = (next + 1) % ring.length;
        count = Math.min(count + 1, ring.length);
    }

    /** The percentile, from 0 to 1; zero before the first event. */
    Duration percentile(double percentile) {
        if (count == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(ring, count);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) Math.min(count - 1L, Math.round(percentile * (count - 1)))]);
    }
}
