package org.nasd.metrics.internal.exposition;

import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;

/** A family of summaries in the making. */
final class Summaries {

    private static final double NANOS = 1e9;

    private final SummarySnapshot.Builder builder;

    Summaries(String name, String help) {
        builder = SummarySnapshot.builder().name(name).help(help).unit(Unit.SECONDS);
    }

    /** How many there were and how long they took together. */
    void add(long count, double seconds, Labels labels) {
        builder.dataPoint(new SummaryDataPointSnapshot(count, seconds, Quantiles.EMPTY, labels, Exemplars.EMPTY, 0));
    }

    /** Quantiles alone. */
    void add(Duration median, Duration percentile95, Labels labels) {
        builder.dataPoint(SummaryDataPointSnapshot.builder()
                .quantiles(Quantiles.of(
                        new Quantile(0.5, median.toNanos() / NANOS),
                        new Quantile(0.95, percentile95.toNanos() / NANOS)))
                .labels(labels)
                .build());
    }

    SummarySnapshot done() {
        return builder.build();
    }
}
