package org.nasd.simulator.internal.cli;

import java.util.List;
import org.nasd.simulator.Change;

/**
 * What a device makes of a line.
 *
 * @param text what it prints, lines divided by line feeds, without one at the end
 * @param status 0 when it was carried out
 * @param changes what it did to the facts
 * @param next what becomes of the session
 * @param mode of {@link Next#SECRET}, where the second password leads
 */
record Reply(String text, int status, List<Change> changes, Next next, String mode) {

    /** What becomes of the session. */
    enum Next {
        GO_ON,
        SECRET,
        LEAVE
    }

    static Reply of(String text, int status) {
        return new Reply(text, status, List.of(), Next.GO_ON, null);
    }
}
