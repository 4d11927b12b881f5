package org.nasd.webconsole.internal.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nasd.api.operations.LeaseView;
import org.nasd.webconsole.internal.view.NodeRow;

/** The nodes that share the NAS. */
final class NodesApi {

    private static final int PAGE = 100;

    private NodesApi() {}

    static Object list(Ask ask) {
        String wanted = ask.text("q").toLowerCase(Locale.ROOT);
        int from = ask.number("from", 0, 0, Integer.MAX_VALUE);
        List<LeaseView> found = ask.operations().nodes().leases(ask.caller()).stream()
                .filter(lease -> matches(lease, wanted))
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "nodes",
                ask.operations().nodes().list(ask.caller()).stream()
                        .map(NodeRow::of)
                        .toList());
        answer.put("found", found.size());
        answer.put(
                "leases", found.stream().skip(from).limit(PAGE).map(NodeRow::of).toList());
        answer.put("now", System.currentTimeMillis());
        return answer;
    }

    private static boolean matches(LeaseView lease, String wanted) {
        return holds(lease.nas(), wanted) || holds(lease.node(), wanted);
    }

    private static boolean holds(String text, String wanted) {
        return wanted.isEmpty() || text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    static Object drain(Ask ask) {
        return NodeRow.of(ask.operations().nodes().drain(ask.caller(), ask.part(0), ask.sent("reason")));
    }

    static Object undrain(Ask ask) {
        return NodeRow.of(ask.operations().nodes().undrain(ask.caller(), ask.part(0)));
    }

    static Object forget(Ask ask) {
        return NodeRow.of(ask.operations().nodes().forget(ask.caller(), ask.part(0)));
    }
}
