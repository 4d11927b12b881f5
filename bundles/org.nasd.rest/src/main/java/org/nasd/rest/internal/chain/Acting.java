package org.nasd.rest.internal.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.operations.Acted;
import org.nasd.rest.internal.call.Step;
import org.nasd.rest.internal.model.Values;

/** How acting on events is asked for and told. */
final class Acting {

    private Acting() {}

    /** {@code {"done": 1, "skipped": 0, "examples": []}}. */
    static Map<String, Object> told(Acted acted) {
        List<Map<String, Object>> examples = acted.examples().stream()
                .map(skipped -> Map.<String, Object>of("id", skipped.id(), "reason", skipped.reason()))
                .toList();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("done", acted.done());
        told.put("skipped", acted.skipped());
        told.put("examples", examples);
        return told;
    }

    /** Whether {@code {"force": true}} is asked for. */
    static boolean force(Step step) {
        JsonNode force = step.object().get("force");
        return force != null && Values.flag("force", force);
    }
}
