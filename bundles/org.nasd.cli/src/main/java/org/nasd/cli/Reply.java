package org.nasd.cli;

import java.time.Duration;
import org.nasd.api.driver.Trouble;

/** What came of one command. */
public sealed interface Reply {

    /** What the device said, without echo and prompt. */
    String text();

    /** From the last byte written to the end of the answer. */
    Duration took();

    /**
     * It answered.
     *
     * @param status exit status, 0 where the transport has none
     */
    record Complete(String text, Duration took, int status) implements Reply {}

    /**
     * The connection cannot be used (any more).
     *
     * @param sent whether something of the command may have reached the device
     */
    record Ended(String text, Duration took, Trouble trouble, String reason, boolean sent) implements Reply {}

    /** No complete answer came in time. */
    record Silent(String text, Duration took) implements Reply {}
}
