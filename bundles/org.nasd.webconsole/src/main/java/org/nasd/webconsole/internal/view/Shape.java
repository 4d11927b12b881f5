package org.nasd.webconsole.internal.view;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object of JSON while it is made. What is null is left out; ids are texts, since a browser's numbers end at 2^53. */
final class Shape {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    Shape put(String name, Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    Shape id(String name, Long id) {
        return put(name, id == null ? null : id.toString());
    }

    /** In milliseconds since 1970. */
    Shape time(String name, Instant time) {
        return put(name, time == null ? null : time.toEpochMilli());
    }

    /** In milliseconds, with parts of them. */
    Shape span(String name, Duration span) {
        return put(name, span == null ? null : span.toNanos() / 1e6);
    }

    Map<String, Object> done() {
        return fields;
    }
}
