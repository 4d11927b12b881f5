package org.nasd.metrics.internal.exposition;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Map;

/** What was counted since the start of the process. */
final class CountedFamilies {

    private static final String NAS = "nas";
    private static final String DRIVER = "driver";
    private static final String RESULT = "result";

    private final Map<Long, String> names;
    private final boolean histogramsOfNas;
    private final Counters events = new Counters(
            "nasd_events",
            "Events by what became of them: done, failed, superseded (dropped as obsolete), and attempts that ended in a postponement.");
    private final Histograms durations =
            new Histograms("nasd_event_duration_seconds", "How long the device took over an event.");
    private final Histograms queued = new Histograms(
            "nasd_event_queue_duration_seconds",
            "How long an event waited in the main stack until it was first given to the device.");
    private final Summaries types = new Summaries(
            "nasd_event_type_duration_seconds", "How long devices took over events of a type, all NAS together.");
    private final Counters slow = new Counters(
            "nasd_slow_events", "Events of a type that took the device longer than 0.3 s, all NAS together.");

    /**
     * @param names of the NAS, by id
     * @param histogramsOfNas whether each NAS has histograms of its own; else each driver has
     */
    CountedFamilies(Map<Long, String> names, boolean histogramsOfNas) {
        this.names = names;
        this.histogramsOfNas = histogramsOfNas;
    }

    Odometer.View view() {
        return new Odometer.View(this::add, this::addDriver, this::addType);
    }

    private void add(Odometer.NasDriver key, Tally tally) {
        String nas = names.get(key.nasId());
        events.add(tally.done, result(nas, key.driver(), "done"));
        events.add(tally.postponed, result(nas, key.driver(), "postponed"));
        events.add(tally.failed, result(nas, key.driver(), "failed"));
        events.add(tally.superseded, result(nas, key.driver(), "superseded"));
        if (histogramsOfNas) {
            addHistograms(tally, Labels.of(NAS, nas, DRIVER, key.driver()));
        }
    }

    private static Labels result(String nas, String driver, String result) {
        return Labels.of(NAS, nas, DRIVER, driver, RESULT, result);
    }

    private void addDriver(String driver, Tally tally) {
        if (!histogramsOfNas) {
            addHistograms(tally, Labels.of(DRIVER, driver));
        }
    }

    private void addHistograms(Tally tally, Labels labels) {
        durations.add(tally.durations, labels);
        queued.add(tally.queued, labels);
    }

    private void addType(String type, TypeTally tally) {
        Labels labels = Labels.of("type", type);
        types.add(tally.count, tally.seconds, labels);
        slow.add(tally.slow, labels);
    }

    List<MetricSnapshot> done() {
        return List.of(events.done(), durations.done(), queued.done(), types.done(), slow.done());
    }
}
