package org.nasd.api.operations;

import java.time.Duration;
import java.util.List;

/**
 * What became of a command given by hand. No text holds a secret of the NAS.
 *
 * @param answers what the device said, by command
 * @param took the whole of it, connecting included where that was needed
 * @param exitCode 0: done; 254: not now, try again later; 249: the device refused it; 1: anything else
 * @param error empty when done, else one line in the form of the original, {@code ERROR: ... exit code: 249}
 */
public record ExecResult(List<Answer> answers, Duration took, int exitCode, String error) {

    public ExecResult {
        answers = List.copyOf(answers);
    }

    /**
     * @param command what was sent
     * @param text what came back; may be empty
     * @param took from the last byte written to the end of the answer
     */
    public record Answer(String command, String text, Duration took) {}
}
