package org.nasd.operations.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.NasActivity;
import org.nasd.api.operations.NasPause;
import org.nasd.api.operations.NasView;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.NasControl;

/** Puts together what people see of a NAS from those who know a part of it. */
final class NasViews {

    private final Supplier<List<NasStatus>> everywhere;
    private final Neighbours neighbours;
    private final NasControl control;
    private final MainStack main;
    private final Throughput throughput;

    /**
     * @param everywhere what is going on with every NAS
     */
    NasViews(
            Supplier<List<NasStatus>> everywhere,
            Neighbours neighbours,
            NasControl control,
            MainStack main,
            Throughput throughput) {
        this.everywhere = everywhere;
        this.neighbours = neighbours;
        this.control = control;
        this.main = main;
        this.throughput = throughput;
    }

    /** What is true of all NAS at one moment. */
    final class Snapshot {
        private final Map<Long, NasStatus> status = everywhere.get().stream()
                .collect(Collectors.toMap(s -> s.nas().id(), Function.identity(), (a, b) -> a));
        private final Pauses paused = new Pauses(control.paused());
        private final Map<Long, Long> waiting = main.countByNas();
        private final Map<Long, String> nodes =
                neighbours.arePossible() ? neighbours.view().names() : Map.of();

        NasView of(Nas nas) {
            NasStatus now = status.get(nas.id());
            return new NasView(
                    nas.id(),
                    nas.name(),
                    nas.ip(),
                    NasDraft.shown(nas),
                    now == null ? null : activity(nas, now),
                    paused.of(nas.id()),
                    waiting.getOrDefault(nas.id(), 0L),
                    nodes.get(nas.id()));
        }

        Map<Long, Long> waiting() {
            return waiting;
        }

        /** The order to pause all, or null. */
        NasPause allPaused() {
            return paused.all();
        }
    }

    Snapshot snapshot() {
        return new Snapshot();
    }

    private NasActivity activity(Nas nas, NasStatus now) {
        return new NasActivity(
                now.state(),
                nas.redact(now.reason()),
                now.since(),
                now.driver(),
                now.nas().forks(),
                now.busy(),
                now.concurrency(),
                now.sessions(),
                now.done(),
                now.postponed(),
                now.failed(),
                now.superseded(),
                throughput.perSecond(now),
                now.latencyP50(),
                now.latencyP95());
    }
}
