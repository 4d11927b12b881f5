package org.nasd.rest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.Readiness;
import org.nasd.api.operations.Role;

/** Whether nasd is fit for work, for programs. */
final class ReadinessReply {

    private static final Caller PROBE = new Caller("health probe", Role.VIEWER, "rest loopback");

    private ReadinessReply() {}

    /**
     * @param operations or null while they are not there
     */
    static Reply of(Operations operations) {
        if (operations == null) {
            return notReady(
                    List.of("the service is not there yet, or waits for another part, for example the database; "
                            + "scr:list in the shell and log/karaf.log say which"));
        }
        try {
            Readiness readiness = operations.health().readiness(PROBE);
            return readiness.ready() ? ready(readiness) : notReady(readiness);
        } catch (RuntimeException e) {
            return notReady(List.of("could not be asked: " + e.getMessage()));
        }
    }

    /** It takes events; that all NAS are paused, for example, keeps nobody from giving them. */
    private static Reply ready(Readiness readiness) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ready", true);
        body.put("checks", readiness.problems().keySet());
        return new Reply(200, noticed(body, readiness));
    }

    private static Reply notReady(List<String> operations) {
        return notReady(new Readiness(Map.of("operations", operations)));
    }

    private static Reply notReady(Readiness readiness) {
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, List<String>> reasons = new LinkedHashMap<>(readiness.problems());
        reasons.values().removeIf(List::isEmpty);
        body.put("ready", false);
        body.put("reasons", reasons);
        return new Reply(503, noticed(body, readiness));
    }

    private static Map<String, Object> noticed(Map<String, Object> body, Readiness readiness) {
        if (!readiness.notices().isEmpty()) {
            body.put("notices", readiness.notices());
        }
        return body;
    }
}
