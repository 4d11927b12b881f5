package org.nasd.simulator.internal.routeros;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows between the router's bytes and text. */
final class Rows {

    private Rows() {}

    static Map<String, String> text(Map<String, String> raw, Charset charset) {
        Map<String, String> row = new LinkedHashMap<>();
        raw.forEach((name, value) -> row.put(Wire.text(name, charset), Wire.text(value, charset)));
        return row;
    }

    static Map<String, String> raw(Map<String, String> text, Charset charset) {
        Map<String, String> row = new LinkedHashMap<>();
        text.forEach((name, value) -> row.put(Wire.raw(name, charset), Wire.raw(value, charset)));
        return row;
    }
}
