package org.nasd.metrics.internal.exposition;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;

/** A family of gauges in the making. */
final class Gauges {

    private final GaugeSnapshot.Builder builder;

    Gauges(String name, String help) {
        builder = GaugeSnapshot.builder().name(name).help(help);
    }

    static Gauges seconds(String name, String help) {
        Gauges gauges = new Gauges(name, help);
        gauges.builder.unit(Unit.SECONDS);
        return gauges;
    }

    void add(double value, Labels labels) {
        builder.dataPoint(new GaugeDataPointSnapshot(value, labels, null));
    }

    /** A number of things; the formats know only floating point. */
    void add(long count, Labels labels) {
        add((double) count, labels);
    }

    GaugeSnapshot done() {
        return builder.build();
    }
}
