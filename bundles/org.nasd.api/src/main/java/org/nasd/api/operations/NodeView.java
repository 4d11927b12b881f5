package org.nasd.api.operations;

import java.time.Duration;
import java.time.Instant;

/**
 * A node for people.
 *
 * @param name what it is called
 * @param self whether it is the one that was asked
 * @param since when it started
 * @param silent how long ago it gave its last sign of life
 * @param alive whether that is recent enough to leave it its NAS
 * @param drain the order to give its NAS away, or null
 * @param nas how many NAS it holds
 * @param troubled how many of them do not work although nobody ordered that
 */
public record NodeView(
        String name, boolean self, Instant since, Duration silent, boolean alive, Drain drain, int nas, int troubled) {

    /**
     * An order to give all NAS away.
     *
     * @param by who gave it
     * @param reason why, or null
     * @param since when, by the database's clock
     */
    public record Drain(String by, String reason, Instant since) {}
}
