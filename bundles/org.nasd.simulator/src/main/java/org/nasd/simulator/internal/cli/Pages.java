package org.nasd.simulator.internal.cli;

import java.util.List;
import org.nasd.simulator.cli.Pager;

/** An answer that is shown page by page. Used by the device's thread only. */
final class Pages {

    private final List<String> lines;
    private final Pager pager;
    private int shown;

    /**
     * @param text lines divided by line feeds
     */
    Pages(String text, Pager pager) {
        this.lines = text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
        this.pager = pager;
    }

    /**
     * The next lines, each with its line feed.
     *
     * @param most how many; below 1 for all
     */
    String next(int most) {
        int end = most < 1 || pager.text().isEmpty() ? lines.size() : Math.min(lines.size(), shown + most);
        StringBuilder page = new StringBuilder();
        while (shown < end) {
            page.append(lines.get(shown++)).append('\n');
        }
        return page.toString();
    }

    boolean over() {
        return shown == lines.size();
    }
}
