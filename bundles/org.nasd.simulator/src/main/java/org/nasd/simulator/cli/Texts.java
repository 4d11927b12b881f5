package org.nasd.simulator.cli;

import java.util.Objects;

/**
 * A device's own words.
 *
 * @param unknown what it says to a line that no rule knows; {@code $0} is the line
 * @param idle what it says before it closes a session that was idle
 * @param full what it says when there are too many sessions, before it closes
 * @param denied what it says to a wrong second password
 */
public record Texts(String unknown, String idle, String full, String denied) {

    public Texts {
        Objects.requireNonNull(unknown, "unknown");
        Objects.requireNonNull(idle, "idle");
        Objects.requireNonNull(full, "full");
        Objects.requireNonNull(denied, "denied");
    }
}
