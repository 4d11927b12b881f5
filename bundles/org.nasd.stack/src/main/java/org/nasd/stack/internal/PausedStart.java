package org.nasd.stack.internal;

import java.util.Properties;
import org.nasd.api.stack.NasControl;

/** The wish to start without sending anything: {@code --paused} or NASD_PAUSED, which the start script hands over as a property. */
final class PausedStart {

    private static final String PROPERTY = "nasd.paused";

    private final Properties process;

    PausedStart(Properties process) {
        this.process = process;
    }

    /** Once in the life of a process: stacks that are opened again must not undo what an operator resumed. */
    void carryOut(NasControl control) {
        if (Boolean.parseBoolean(process.getProperty(PROPERTY))) {
            control.pause(NasControl.ALL, "nasd", "it was started with --paused, or NASD_PAUSED=true");
            process.remove(PROPERTY);
        }
    }
}
