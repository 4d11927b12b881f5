package org.nasd.scheduler.internal.worker;

import java.time.Instant;
import org.nasd.api.dispatch.NasState;
import org.nasd.scheduler.internal.assignment.Assignment;
import org.nasd.scheduler.internal.assignment.DaemonLines;

/** How a NAS is, why, and since when; a change is written to the daemon's log. Confined to the NAS's event loop. */
final class NasCondition {

    private final Circuit circuit;
    private final DaemonLines lines;
    private Assignment assignment;
    private NasState state;
    private Instant since = Instant.now();

    NasCondition(Assignment first, Circuit circuit, DaemonLines lines) {
        this.assignment = first;
        this.circuit = circuit;
        this.lines = lines;
    }

    void assign(Assignment next) {
        assignment = next;
    }

    /** Something may have changed. */
    void note() {
        NasState now = current();
        if (now == state) {
            return;
        }
        if (state != null) {
            lines.stateChanged(assignment, now, reason());
        }
        state = now;
        since = Instant.now();
    }

    private NasState current() {
        if (assignment instanceof Assignment.Parked) {
            return NasState.PARKED;
        }
        if (!assignment.nas().enabled()) {
            return NasState.DISABLED;
        }
        return assignment.pause() != null ? NasState.PAUSED : circuit.state();
    }

    NasState state() {
        return state;
    }

    Instant since() {
        return since;
    }

    /** Why it does not work, or what is wrong although it does; may be empty. */
    String reason() {
        if (assignment instanceof Assignment.Parked parked) {
            return parked.reason();
        }
        if (!assignment.nas().enabled()) {
            return "switched off in its settings";
        }
        if (assignment.pause() != null) {
            String why = assignment.pause().reason();
            return "paused by " + assignment.pause().by() + (why == null ? "" : ": " + why);
        }
        String warnings = String.join("; ", ((Assignment.Ready) assignment).warnings());
        return assignment.nas().redact(circuit.reason().isEmpty() ? warnings : circuit.reason());
    }
}
