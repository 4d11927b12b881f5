package org.nasd.rest.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.call.Call;
import org.nasd.rest.internal.model.Times;

/**
 * The model {@code Version}: one object, which is no row of a table.
 *
 * @param version nasd's version
 * @param times how the time is written
 */
record VersionModel(String version, Times times) {

    static final String TITLE = "Version";

    /** What the original's parameter of this name asks for. */
    static final String QUESTION = "get_version";

    /** Version and time. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", version);
        fields.put("time", times.write(Instant.now()));
        return fields;
    }

    Object answer(Call call) {
        String method = call.steps().get(0).method();
        if (call.steps().size() > 1) {
            throw Refusal.invalid("nothing can follow " + method + " here");
        }
        return switch (method) {
            case "get" -> object();
            case "all", "filter" -> List.of(object());
            case "count" -> 1;
            default -> throw Refusal.invalid("there is no such method here; Version has objects.get|all|count");
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("pk", 1);
        object.put("model", TITLE);
        object.put("fields", fields());
        return object;
    }
}
