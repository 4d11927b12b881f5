package org.nasd.rest.internal.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Iterator;
import org.nasd.rest.internal.answer.Refusal;

/** Reads JSON from strangers: strictly, and only so deep. */
final class Json {

    private static final int MAX_DEPTH = 32;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /**
     * @param what names the text in the message of a refusal
     */
    static JsonNode read(String what, String text) {
        JsonNode read = parse(what, text);
        if (read.isMissingNode()) {
            throw Refusal.invalid(what + " is empty: JSON is expected");
        }
        checkTexts(what, read);
        return read;
    }

    private static JsonNode parse(String what, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at character " + e.getLocation().getCharOffset();
            throw Refusal.invalid(
                    what + " is no JSON that can be used" + place + ": " + firstLine(e.getOriginalMessage()));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").trim();
    }

    /** No database keeps NUL or half a character in a text. */
    private static void checkTexts(String what, JsonNode node) {
        if (node.isTextual()) {
            checkText(what, node.textValue());
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            checkText(what, names.next());
        }
        node.forEach(child -> checkTexts(what, child));
    }

    private static void checkText(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw Refusal.invalid(what + " holds a NUL character, which no text may hold");
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw Refusal.invalid(what + " holds half a character (a lone surrogate)");
                }
                i++;
            }
        }
    }
}
