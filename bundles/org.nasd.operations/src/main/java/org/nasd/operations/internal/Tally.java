package org.nasd.operations.internal;

import java.util.ArrayList;
import java.util.List;
import org.nasd.api.operations.Acted;

/** Counts what came of acting on events, page by page. Used by one thread. */
final class Tally {

    private final List<Acted.Skipped> examples = new ArrayList<>();
    private long done;
    private long skipped;

    void done(long number) {
        done += number;
    }

    void skip(long id, String reason) {
        skipped++;
        if (examples.size() < Acted.MAX_EXAMPLES) {
            examples.add(new Acted.Skipped(id, reason));
        }
    }

    /** Some that were left as they are, and nobody knows which. */
    void skip(long number) {
        skipped += number;
    }

    Acted acted() {
        return new Acted(done, skipped, examples);
    }

    static String told(Acted acted) {
        return acted.done() + " done, " + acted.skipped() + " skipped";
    }
}
