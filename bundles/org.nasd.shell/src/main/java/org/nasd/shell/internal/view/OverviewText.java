package org.nasd.shell.internal.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.operations.Overview;

/** How the whole of it does, for people. */
public final class OverviewText {

    private OverviewText() {}

    public static List<String> lines(Overview now) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("compact stack", now.compact() + " events");
        lines.put("main stack", now.waiting() + " events, " + now.postponed() + " of them postponed");
        lines.put("being sent", Long.toString(now.inFlight()));
        lines.put("oldest", now.oldest().isZero() ? "" : Words.duration(now.oldest()));
        lines.put("rate", Words.rate(now.perSecond()) + " events per second over the last minute");
        lines.put("failed", now.failed() + " events");
        lines.put("NAS", Integer.toString(now.nas()));
        lines.put("nodes", now.nodes() > 1 ? now.nodes() + " alive; figures are those of all of them" : "");
        lines.put("started", Words.time(now.startedAt()));
        return NasText.aligned(lines);
    }

    /** A problem in a line; its weight comes first. */
    public static String problem(Overview.Problem problem) {
        return (problem.grave() ? "BAD      " : "WARNING  ")
                + (problem.nas() == null ? "" : "NAS " + Words.line(problem.nas()) + " ")
                + Words.line(problem.text())
                + (problem.since() == null ? "" : " (since " + Words.time(problem.since()) + ")");
    }

    public static List<String> rest(Overview now) {
        if (now.problems().isEmpty()) {
            return List.of("no problems; nas:doctor looks closer");
        }
        return now.moreProblems() == 0
                ? List.of()
                : List.of("and " + now.moreProblems() + " more; nas:list shows all NAS");
    }
}
