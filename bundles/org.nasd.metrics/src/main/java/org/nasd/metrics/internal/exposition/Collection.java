package org.nasd.metrics.internal.exposition;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.nasd.api.operations.Figures;
import org.nasd.metrics.internal.figures.NasNames;
import org.nasd.metrics.internal.figures.Reading;

/** All families at one moment. Safe for use by many threads. */
final class Collection implements Supplier<MetricSnapshots> {

    private final Supplier<Reading> readings;
    private final Odometer odometer;
    private final IntPredicate histogramsPerNas;
    private final List<Supplier<List<MetricSnapshot>>> others;

    /**
     * @param histogramsPerNas whether that many NAS have histograms of their own
     * @param others gives families of things other than NAS and stacks
     */
    Collection(
            Supplier<Reading> readings,
            Odometer odometer,
            IntPredicate histogramsPerNas,
            List<Supplier<List<MetricSnapshot>>> others) {
        this.readings = readings;
        this.odometer = odometer;
        this.histogramsPerNas = histogramsPerNas;
        this.others = List.copyOf(others);
    }

    @Override
    public MetricSnapshots get() {
        Reading reading = readings.get();
        List<MetricSnapshot> families = new ArrayList<>();
        others.forEach(other -> families.addAll(other.get()));
        families.addAll(WholeFamilies.health(reading.readiness(), reading instanceof Reading.Whole));
        if (reading instanceof Reading.Whole whole) {
            addFigures(whole.figures(), families);
        }
        // A family without samples is only lines of comment
        families.removeIf(family -> family.getDataPoints().isEmpty());
        return new MetricSnapshots(families);
    }

    private void addFigures(Figures figures, List<MetricSnapshot> families) {
        Map<Long, String> names = NasNames.of(figures.nas());
        NasFamilies present = new NasFamilies();
        figures.nas()
                .forEach(status -> present.add(
                        status,
                        names.get(status.nas().id()),
                        figures.backlogs().get(status.nas().id())));
        CountedFamilies counted =
                new CountedFamilies(names, histogramsPerNas.test(figures.nas().size()));
        odometer.read(figures.nas(), counted.view());
        families.addAll(WholeFamilies.stacks(figures));
        families.addAll(present.done());
        families.addAll(counted.done());
    }
}
