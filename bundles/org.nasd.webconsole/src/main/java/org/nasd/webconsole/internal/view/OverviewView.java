package org.nasd.webconsole.internal.view;

import java.util.List;
import java.util.Map;
import org.nasd.api.operations.Overview;

/** The overview as JSON. */
public final class OverviewView {

    private static final int MESSAGE = 2000;

    private OverviewView() {}

    public static Map<String, Object> of(Overview now) {
        return new Shape()
                .put("compact", now.compact())
                .put("waiting", now.waiting())
                .put("inFlight", now.inFlight())
                .put("postponed", now.postponed())
                .put("failed", now.failed())
                .span("oldest", now.oldest())
                .put("perSecond", now.perSecond())
                .put("nas", now.nas())
                .put("nodes", now.nodes())
                .put("problems", problems(now.problems()))
                .put("moreProblems", now.moreProblems())
                .time("startedAt", now.startedAt())
                .put("paused", now.paused() == null ? null : PauseView.of(now.paused()))
                .put("now", System.currentTimeMillis())
                .done();
    }

    private static List<Map<String, Object>> problems(List<Overview.Problem> problems) {
        return problems.stream()
                .map(problem -> new Shape()
                        .put("nas", problem.nas())
                        .put("text", Text.cut(problem.text(), MESSAGE))
                        .time("since", problem.since())
                        .put("grave", problem.grave())
                        .done())
                .toList();
    }
}
