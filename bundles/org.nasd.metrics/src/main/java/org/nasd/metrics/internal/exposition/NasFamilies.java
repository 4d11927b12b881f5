package org.nasd.metrics.internal.exposition;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.stack.NasBacklog;

/** How each NAS is at one moment. */
final class NasFamilies {

    private static final String NAS = "nas";
    private static final String STATE = "state";
    private static final double NANOS = 1e9;
    private static final NasBacklog NOTHING = new NasBacklog(0, 0, Duration.ZERO);

    private final Gauges queue = new Gauges(
            "nasd_queue_events",
            "Events of the main stack: waiting (those in flight included) and postponed to a later time.");
    private final Gauges latency = Gauges.seconds(
            "nasd_queue_latency_seconds",
            "How long the oldest event has been in the main stack; 0 when there is none.");
    private final Gauges forks = new Gauges("nasd_forks", "Forks that are set: accounts served at once.");
    private final Gauges allowed =
            new Gauges("nasd_forks_allowed", "Forks that may be used now, fewer while the device is slow.");
    private final Gauges busy = new Gauges("nasd_forks_busy", "Forks in use: events in flight.");
    private final Gauges sessions = new Gauges("nasd_sessions", "Open connections to the device.");
    private final Gauges state =
            new Gauges("nasd_nas_state", "1 for the state that the NAS is in; the other states of it are left out.");
    private final Gauges circuit = new Gauges(
            "nasd_circuit_open", "1 while nothing is sent because the NAS cannot be reached or was stopped, else 0.");
    private final Gauges paused = new Gauges("nasd_paused", "1 while an operator has the NAS paused, else 0.");
    private final Summaries recent = new Summaries(
            "nasd_event_recent_duration_seconds", "How long the device took over the last events; 0 before the first.");

    void add(NasStatus status, String name, NasBacklog backlog) {
        NasBacklog waiting = backlog == null ? NOTHING : backlog;
        Labels nas = Labels.of(NAS, name);
        queue.add(Math.max(0, waiting.waiting() - waiting.postponed()), Labels.of(NAS, name, STATE, "waiting"));
        queue.add(waiting.postponed(), Labels.of(NAS, name, STATE, "postponed"));
        latency.add(waiting.oldest().toNanos() / NANOS, nas);
        forks.add(status.nas().forks(), nas);
        allowed.add(status.concurrency(), nas);
        busy.add(status.busy(), nas);
        sessions.add(status.sessions(), nas);
        state.add(1, Labels.of(NAS, name, STATE, name(status.state())));
        circuit.add(isOpen(status.state()) ? 1 : 0, nas);
        paused.add(status.state() == NasState.PAUSED ? 1 : 0, nas);
        recent.add(status.latencyP50(), status.latencyP95(), nas);
    }

    static String name(NasState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isOpen(NasState state) {
        return state == NasState.UNAVAILABLE || state == NasState.STOPPED;
    }

    List<MetricSnapshot> done() {
        return Stream.concat(
                        Stream.of(queue, latency, forks, allowed, busy, sessions, state, circuit, paused)
                                .<MetricSnapshot>map(Gauges::done),
                        Stream.of(recent.done()))
                .toList();
    }
}
