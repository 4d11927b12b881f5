package org.nasd.api.driver;

import java.time.Duration;

/**
 * One command and what the device answered, for the transcript.
 *
 * @param command as it can be given by hand to {@code nas:exec}
 * @param answer all that came back, at most 1 MiB and then marked as cut; may be empty
 * @param took from the last byte written to the end of the answer
 */
public record Exchange(String command, String answer, Duration took) {}
