package org.nasd.webconsole.internal.api;

import java.util.List;
import java.util.Map;
import org.nasd.api.operations.LogOperations;
import org.nasd.api.operations.LogPage;
import org.nasd.api.operations.LogSource;

/** Lines of a log: the last ones, or those since a place. */
final class Logs {

    private static final int LAST = 200;
    private static final int MOST = 1000;
    private static final int LONGEST_LINE = 4000;

    private Logs() {}

    static Object page(Ask ask, LogSource source) {
        LogOperations logs = ask.operations().logs();
        Long offset = ask.idOrNull("offset");
        LogPage page = offset == null
                ? logs.last(ask.caller(), source, ask.number("last", LAST, 1, MOST))
                : logs.since(ask.caller(), source, new LogPage.Position(ask.text("file"), offset));
        List<String> lines = page.lines();
        int from = Math.max(0, lines.size() - MOST);
        return Map.of(
                "path", page.path(),
                "skipped", from,
                "lines",
                        lines.subList(from, lines.size()).stream()
                                .map(Logs::cut)
                                .toList(),
                "file", page.end().file(),
                "offset", Long.toString(page.end().offset()));
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE) + "\u2026 (" + line.length() + ")";
    }
}
