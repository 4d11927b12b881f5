package org.nasd.shell.internal.view;

import java.util.ArrayList;
import java.util.List;
import org.nasd.api.operations.Acted;

/** What came of acting on events, for people. */
public final class ActedText {

    /** More of them nobody reads. */
    private static final int SHOWN = 20;

    private ActedText() {}

    /**
     * @param done as in {@code requeued}
     */
    public static List<String> lines(String done, Acted acted) {
        List<String> lines = new ArrayList<>();
        lines.add(done + ": " + acted.done() + (acted.skipped() == 0 ? "" : ", skipped: " + acted.skipped()));
        acted.examples().stream()
                .limit(SHOWN)
                .forEach(example -> lines.add("  " + example.id() + ": " + Words.line(example.reason())));
        long untold = acted.skipped() - Math.min(SHOWN, acted.examples().size());
        if (untold > 0 && !acted.examples().isEmpty()) {
            lines.add("  and " + untold + " more");
        }
        return lines;
    }
}
