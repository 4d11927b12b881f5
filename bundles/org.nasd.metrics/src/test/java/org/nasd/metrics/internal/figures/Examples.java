package org.nasd.metrics.internal.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.dispatch.TypeLatency;
import org.nasd.api.event.FailureReason;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Figures;
import org.nasd.api.operations.Readiness;
import org.nasd.api.stack.NasBacklog;

/** A NAS as a test wants it. */
public record Examples(
        long id,
        String name,
        NasState state,
        String driver,
        long done,
        long postponed,
        long failed,
        Histogram durations,
        List<TypeLatency> types) {

    public static final Readiness FIT =
            new Readiness(Map.of("stack", List.of(), "compactor", List.of(), "dispatch", List.of()));

    public static Examples nas(long id, String name) {
        return new Examples(id, name, NasState.WORKING, "telnet", 0, 0, 0, Histogram.EMPTY, List.of());
    }

    public Examples in(NasState other) {
        return new Examples(id, name, other, driver, done, postponed, failed, durations, types);
    }

    public Examples by(String other) {
        return new Examples(id, name, state, other, done, postponed, failed, durations, types);
    }

    public Examples counted(long deliveries, long postponements, long failures) {
        return new Examples(id, name, state, driver, deliveries, postponements, failures, durations, types);
    }

    public Examples took(Histogram other) {
        return new Examples(id, name, state, driver, done, postponed, failed, other, types);
    }

    public Examples ofTypes(TypeLatency... others) {
        return new Examples(id, name, state, driver, done, postponed, failed, durations, List.of(others));
    }

    /** A histogram with that many in the buckets of these indexes. */
    public static Histogram histogram(double seconds, long... indexesAndCounts) {
        List<Long> counts = new ArrayList<>(Histogram.EMPTY.counts());
        for (int i = 0; i < indexesAndCounts.length; i += 2) {
            counts.set((int) indexesAndCounts[i], indexesAndCounts[i + 1]);
        }
        return new Histogram(counts, seconds);
    }

    public NasStatus status() {
        return new NasStatus(
                new Nas(
                        id,
                        name,
                        "10.0.0." + id,
                        "Cisco",
                        null,
                        10,
                        true,
                        null,
                        null,
                        "admin",
                        null,
                        "telnet",
                        null,
                        null,
                        Map.of(),
                        Map.of()),
                state,
                state == NasState.WORKING ? "" : "no answer from 10.0.0." + id,
                Instant.parse("2026-01-01T00:00:00Z"),
                driver,
                3,
                8,
                1,
                5,
                done,
                postponed,
                failed,
                1,
                Duration.ofMillis(20),
                Duration.ofMillis(150),
                durations,
                durations,
                types);
    }

    /** These NAS, each with 7 events of which 2 are postponed and the oldest is a minute and a half old. */
    public static Figures figures(Examples... examples) {
        return figures(List.of(examples));
    }

    public static Figures figures(List<Examples> examples) {
        List<NasStatus> statuses = examples.stream().map(Examples::status).toList();
        Map<Long, NasBacklog> backlogs = new java.util.HashMap<>();
        statuses.forEach(status -> backlogs.put(status.nas().id(), new NasBacklog(7, 2, Duration.ofSeconds(90))));
        return new Figures(
                statuses,
                backlogs,
                4,
                Map.of(FailureReason.REFUSED, 6L),
                FIT,
                new Figures.Nodes(statuses.size(), false, 1, 0));
    }

    public static Reading reading(Examples... examples) {
        return new Reading.Whole(figures(examples));
    }
}
