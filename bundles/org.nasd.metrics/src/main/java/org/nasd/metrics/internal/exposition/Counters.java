package org.nasd.metrics.internal.exposition;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** A family of counters in the making. */
final class Counters {

    private final CounterSnapshot.Builder builder;

    /**
     * @param name without {@code _total}
     */
    Counters(String name, String help) {
        builder = CounterSnapshot.builder().name(name).help(help);
    }

    void add(long value, Labels labels) {
        // When it began to count is not known here: a timestamp of creation would be a guess
        builder.dataPoint(new CounterDataPointSnapshot(value, labels, null, 0));
    }

    CounterSnapshot done() {
        return builder.build();
    }
}
