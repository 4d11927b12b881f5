package org.nasd.stack.internal.nas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** The column OPTIONS: a JSON object. */
final class Options {

    static final ObjectMapper JSON = new ObjectMapper();

    private Options() {}

    /**
     * Its values as texts by key, null ones left out.
     *
     * @param column null or blank for none
     * @throws NasRow.UnusableException when it is no JSON object, without repeating it
     */
    static Map<String, String> read(String column) throws NasRow.UnusableException {
        Map<String, String> options = new TreeMap<>();
        tree(column).properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!value.isNull()) {
                options.put(field.getKey(), text(value));
            }
        });
        return options;
    }

    static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** As {@link #read}; where it is no JSON object, there are none. */
    static Map<String, String> readable(String column) {
        try {
            return read(column);
        } catch (NasRow.UnusableException e) {
            return Map.of();
        }
    }

    static ObjectNode tree(String column) throws NasRow.UnusableException {
        if (column == null || column.isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(column) instanceof ObjectNode tree) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw new NasRow.UnusableException(
                    "options is no JSON object (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")");
        }
        throw new NasRow.UnusableException("options is no JSON object");
    }
}
