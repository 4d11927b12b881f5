package org.nasd.metrics.internal.exposition;

import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.event.FailureReason;
import org.nasd.api.operations.Figures;
import org.nasd.api.operations.Readiness;

/** How the whole of nasd is. */
final class WholeFamilies {

    private WholeFamilies() {}

    /** Which nasd it is. */
    static MetricSnapshot build(String version) {
        return InfoSnapshot.builder()
                .name("nasd_build")
                .help("Which nasd this is.")
                .dataPoint(new InfoDataPointSnapshot(Labels.of("version", version)))
                .build();
    }

    /**
     * Whether it is fit for work.
     *
     * @param complete whether the figures of the NAS and the stacks could be had
     */
    static List<MetricSnapshot> health(Readiness readiness, boolean complete) {
        Gauges available = new Gauges(
                "nasd_figures_available", "1 when the figures of the NAS and the stacks could be had, else 0.");
        available.add(complete ? 1 : 0, Labels.EMPTY);
        Gauges ready = new Gauges("nasd_ready", "1 when nasd is fit for work, else 0; /health/ready says why.");
        ready.add(readiness.ready() ? 1 : 0, Labels.EMPTY);
        Gauges problems = new Gauges("nasd_check_problems", "What keeps a part of nasd from working, how many things.");
        readiness.problems().forEach((check, lines) -> problems.add(lines.size(), Labels.of("check", check)));
        return List.of(available.done(), ready.done(), problems.done());
    }

    /** What all NAS have in common. */
    static List<MetricSnapshot> stacks(Figures figures) {
        Gauges compact = new Gauges("nasd_compact_events", "Events of the compact stack.");
        compact.add(figures.compact(), Labels.EMPTY);
        Gauges failed = new Gauges("nasd_failed_events", "Events among the failed, by the reason.");
        for (FailureReason reason : FailureReason.values()) {
            failed.add(
                    figures.failed().getOrDefault(reason, 0L),
                    Labels.of("reason", reason.name().toLowerCase(Locale.ROOT)));
        }
        Gauges unowned = new Gauges(
                "nasd_unowned_events",
                "Events of the main stack for NAS that this node does not work: another node's, or gone.");
        unowned.add(unowned(figures), Labels.EMPTY);
        List<MetricSnapshot> all =
                new ArrayList<>(List.of(compact.done(), failed.done(), unowned.done(), nas(figures)));
        all.addAll(nodes(figures.nodes()));
        return all;
    }

    private static List<MetricSnapshot> nodes(Figures.Nodes nodes) {
        Gauges leases = new Gauges("nasd_leases", "NAS that this node holds.");
        leases.add(nodes.leases(), Labels.EMPTY);
        Gauges draining = new Gauges("nasd_draining", "1 while this node is to give its NAS away, else 0.");
        draining.add(nodes.draining() ? 1 : 0, Labels.EMPTY);
        Gauges known = new Gauges(
                "nasd_nodes", "Nodes that share the NAS, as this one sees them: alive, or silent without a good-bye.");
        known.add(nodes.alive(), Labels.of("state", "alive"));
        known.add(nodes.silent(), Labels.of("state", "silent"));
        return List.of(leases.done(), draining.done(), known.done());
    }

    private static long unowned(Figures figures) {
        Set<Long> own = figures.nas().stream().map(status -> status.nas().id()).collect(Collectors.toSet());
        return figures.backlogs().entrySet().stream()
                .filter(backlog -> !own.contains(backlog.getKey()))
                .mapToLong(backlog -> backlog.getValue().waiting())
                .sum();
    }

    private static MetricSnapshot nas(Figures figures) {
        Map<NasState, Long> counts = new EnumMap<>(NasState.class);
        figures.nas().forEach(status -> counts.merge(status.state(), 1L, Long::sum));
        Gauges nas = new Gauges("nasd_nas", "NAS that this node works, by their state.");
        for (NasState state : NasState.values()) {
            nas.add(counts.getOrDefault(state, 0L), Labels.of("state", NasFamilies.name(state)));
        }
        return nas.done();
    }
}
