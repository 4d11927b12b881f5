package org.nasd.operations.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The JSON of variables, numbers kept to the last digit. */
final class Params {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Params() {}

    /** The object, or empty for null and for what is none. */
    static Optional<ObjectNode> read(String json) {
        if (json == null || json.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(json);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static Set<String> names(String json) {
        Set<String> names = new HashSet<>();
        read(json).ifPresent(object -> object.fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** What is left without some names, or null when nothing is. */
    static String without(String json, Collection<String> names) {
        return read(json)
                .map(object -> object.remove(names))
                .filter(object -> !object.isEmpty())
                .map(ObjectNode::toString)
                .orElse(null);
    }
}
