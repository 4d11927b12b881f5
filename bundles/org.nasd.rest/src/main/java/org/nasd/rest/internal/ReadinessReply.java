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
            return notReady(Map.of(
                    "operations",
                    List.of("the service is not there yet, or waits for another part, for example the database; "
                            + "scr:list in the shell and log/karaf.log say which")));
        }
        try {
            Readiness readiness = operations.health().readiness(PROBE);
            return readiness.ready()
                    ? new Reply(
                            200,
                            Map.of("ready", true, "checks", readiness.problems().keySet()))
                    : notReady(readiness.problems());
        } catch (RuntimeException e) {
            return notReady(Map.of("operations", List.of("could not be asked: " + e.getMessage())));
        }
    }

    private static Reply notReady(Map<String, List<String>> problems) {
        Map<String, List<String>> reasons = new LinkedHashMap<>(problems);
        reasons.values().removeIf(List::isEmpty);
        return new Reply(503, Map.of("ready", false, "reasons", reasons));
    }
}
