package org.nasd.metrics.internal.exposition;

import java.time.Duration;
import org.nasd.api.dispatch.TypeLatency;

/** What was counted of one kind of event on all NAS. */
final class TypeTally {

    private static final double NANOS = 1e9;

    long count;
    long slow;
    double seconds;

    /**
     * @param before null when nothing was counted before
     */
    void add(TypeLatency before, TypeLatency now) {
        count += now.count() - (before == null ? 0 : before.count());
        slow += now.slow() - (before == null ? 0 : before.slow());
        // Means are rounded, so that a sum made of one may seem to shrink a little
        seconds += Math.max(0, sum(now) - (before == null ? 0 : sum(before)));
    }

    private static double sum(TypeLatency latency) {
        Duration mean = latency.mean();
        return (mean.getSeconds() + mean.getNano() / NANOS) * latency.count();
    }
}
