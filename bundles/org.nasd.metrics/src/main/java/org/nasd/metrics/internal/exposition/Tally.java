package org.nasd.metrics.internal.exposition;

import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.NasStatus;

/** What was counted of one NAS, or of many, while they had one driver. */
final class Tally {

    final Buckets durations = new Buckets();
    final Buckets queued = new Buckets();
    long done;
    long postponed;
    long failed;
    long superseded;

    /**
     * Adds what came between two readings of one NAS.
     *
     * @param before null when it is seen for the first time, or was begun anew
     */
    void add(NasStatus before, NasStatus now) {
        done += now.done() - (before == null ? 0 : before.done());
        postponed += now.postponed() - (before == null ? 0 : before.postponed());
        failed += now.failed() - (before == null ? 0 : before.failed());
        superseded += now.superseded() - (before == null ? 0 : before.superseded());
        durations.add(before == null ? Histogram.EMPTY : before.durations(), now.durations());
        queued.add(before == null ? Histogram.EMPTY : before.queued(), now.queued());
    }
}
