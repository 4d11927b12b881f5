package org.nasd.metrics.internal.exposition;

import java.util.Arrays;
import java.util.List;
import org.nasd.api.dispatch.Histogram;

/** A histogram that is added to. Takes no room before something was counted. */
final class Buckets {

    private long[] counts = new long[0];
    private double seconds;

    /** Adds what came between two readings of one histogram. */
    void add(Histogram before, Histogram now) {
        for (int i = 0; i < now.counts().size(); i++) {
            long more = now.counts().get(i) - before.counts().get(i);
            if (more > 0) {
                counted()[i] += more;
            }
        }
        seconds += Math.max(0, now.seconds() - before.seconds());
    }

    private long[] counted() {
        if (counts.length == 0) {
            counts = new long[Histogram.BOUNDS.size() + 1];
        }
        return counts;
    }

    /** How many there were in each bucket, the last without a bound; not cumulated. */
    List<Long> counts() {
        return counts.length == 0
                ? Histogram.EMPTY.counts()
                : Arrays.stream(counts).boxed().toList();
    }

    double seconds() {
        return seconds;
    }
}
