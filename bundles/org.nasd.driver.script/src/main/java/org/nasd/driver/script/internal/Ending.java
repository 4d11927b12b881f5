package org.nasd.driver.script.internal;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a run of a script ended.
 *
 * @param cause who ended it
 * @param status its exit status as bash counts it (128 + signal), where it came to have one
 * @param took until then
 */
record Ending(Cause cause, OptionalInt status, Duration took) {

    /** Who ended a script. */
    enum Cause {
        /** It ended by itself. */
        ITSELF,
        /** It was told to, because its time was over; an exit status 143 is ours then, not the script's word. */
        DEADLINE,
        /** Its session was ended: nasd stops, its NAS is worked elsewhere, or somebody lost patience. */
        ABORTED,
        /** Somebody killed the process that looks after it, so that nobody knows. */
        LOST
    }
}
