package org.nasd.api.operations;

import java.util.List;

/**
 * What came of acting on events.
 *
 * @param done on how many it was done
 * @param skipped how many were left as they are
 * @param examples of those that were left, at most {@link #MAX_EXAMPLES}, each with the reason
 */
public record Acted(long done, long skipped, List<Skipped> examples) {

    /** The most examples. */
    public static final int MAX_EXAMPLES = 100;

    public Acted {
        examples = List.copyOf(examples);
    }

    /**
     * @param id the event
     * @param reason why nothing was done, for a person
     */
    public record Skipped(long id, String reason) {}
}
