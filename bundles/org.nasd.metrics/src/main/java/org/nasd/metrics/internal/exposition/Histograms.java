package org.nasd.metrics.internal.exposition;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.List;
import org.nasd.api.dispatch.Histogram;

/** A family of histograms in the making. What is written cumulates the buckets. */
final class Histograms {

    private static final List<Double> BOUNDS = bounds();

    private final HistogramSnapshot.Builder builder;

    Histograms(String name, String help) {
        builder = HistogramSnapshot.builder().name(name).help(help).unit(Unit.SECONDS);
    }

    private static List<Double> bounds() {
        List<Double> bounds = new ArrayList<>(Histogram.BOUNDS);
        bounds.add(Double.POSITIVE_INFINITY);
        return List.copyOf(bounds);
    }

    void add(Buckets buckets, Labels labels) {
        builder.dataPoint(new HistogramDataPointSnapshot(
                ClassicHistogramBuckets.of(BOUNDS, buckets.counts()), buckets.seconds(), labels, Exemplars.EMPTY, 0));
    }

    HistogramSnapshot done() {
        return builder.build();
    }
}
