package org.nasd.scheduler.internal.assignment;

import java.util.Locale;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.nas.Nas;
import org.nasd.api.transcript.Transcript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the daemon's log says about each NAS: the original's line when work with it begins, and why it does not. */
public final class DaemonLines {

    private static final Logger LOG = LoggerFactory.getLogger(DaemonLines.class);

    private final Transcript transcript;

    public DaemonLines(Transcript transcript) {
        this.transcript = transcript;
    }

    /** The line an operator looks for first. */
    public void started(Assignment assignment) {
        if (!assignment.nas().enabled()) {
            transcript.daemon("Do not start work with nas " + describe(assignment) + ": it is switched off");
        } else if (assignment instanceof Assignment.Parked parked) {
            transcript.daemon("Do not start work with nas " + describe(assignment) + ": " + parked.reason());
        } else {
            transcript.daemon("Start work with nas " + describe(assignment));
            warn((Assignment.Ready) assignment);
        }
    }

    private void warn(Assignment.Ready ready) {
        for (String warning : ready.warnings()) {
            transcript.daemon("Warning for nas " + describe(ready) + ": " + warning);
        }
    }

    /** The NAS is no longer there. */
    public void stopped(Assignment assignment) {
        transcript.daemon("Stop work with nas " + describe(assignment));
    }

    public void stateChanged(Assignment assignment, NasState state, String reason) {
        Nas nas = assignment.nas();
        String line = "nas " + describe(assignment) + " is " + state.name().toLowerCase(Locale.ROOT)
                + (reason.isEmpty() ? "" : ": " + reason);
        transcript.daemon(line);
        transcript.remark(
                nas,
                null,
                0,
                "NAS is " + state.name().toLowerCase(Locale.ROOT) + (reason.isEmpty() ? "" : ": " + reason));
        LOG.info("{}", line);
    }

    private static String describe(Assignment assignment) {
        Nas nas = assignment.nas();
        return "nasid=" + nas.id() + " nas_ip=" + nas.ip() + " oss_pathname=" + orNull(assignment.schemePath())
                + " script_name=" + orNull(nas.scriptName());
    }

    private static String orNull(String text) {
        return text == null ? "<null>" : text;
    }
}
