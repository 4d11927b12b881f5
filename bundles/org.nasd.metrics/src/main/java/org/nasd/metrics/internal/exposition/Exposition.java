package org.nasd.metrics.internal.exposition;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.nasd.metrics.internal.figures.Reading;
import org.nasd.metrics.internal.figures.Recent;

/**
 * Gives all figures in the format that a collector asks for. However many ask, it is done once at a time for each format, and then kept
 * for a moment.
 */
public final class Exposition {

    private final Format openMetrics;
    private final Format text;

    /** A format and the last answer in it. */
    private record Format(ExpositionFormatWriter writer, Supplier<Page> page) {}

    /**
     * @param families gives what is written
     * @param kept for how long an answer is good
     * @param nanoTime the monotonic clock
     */
    Exposition(Supplier<MetricSnapshots> families, Duration kept, LongSupplier nanoTime) {
        openMetrics = format(OpenMetricsTextFormatWriter.create(), families, kept, nanoTime);
        text = format(PrometheusTextFormatWriter.create(), families, kept, nanoTime);
    }

    private static Format format(
            ExpositionFormatWriter writer, Supplier<MetricSnapshots> families, Duration kept, LongSupplier nanoTime) {
        return new Format(writer, new Recent<>(kept, nanoTime, () -> Page.of(writer, families.get())));
    }

    /**
     * All figures of this process.
     *
     * @param version nasd's
     * @param histogramsPerNas whether that many NAS have histograms of their own
     */
    public static Exposition of(
            String version,
            Supplier<Reading> readings,
            Odometer odometer,
            IntPredicate histogramsPerNas,
            Duration kept) {
        List<Supplier<List<MetricSnapshot>>> others = List.of(
                () -> List.of(WholeFamilies.build(version)),
                new VirtualMachine(),
                new PoolFamilies(ManagementFactory.getPlatformMBeanServer()));
        return new Exposition(new Collection(readings, odometer, histogramsPerNas, others), kept, System::nanoTime);
    }

    /**
     * Writes, or takes from memory, what a collector asks for.
     *
     * @param accept its header Accept, or null
     */
    public Page page(String accept) {
        boolean open = accept != null && openMetrics.writer().accepts(accept);
        return (open ? openMetrics : text).page().get();
    }
}
