package org.nasd.compactor.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasd.api.nas.Nas;

/**
 * Variables as JSON objects of single values, by lower-case name. What belongs to the NAS is never among them: it is joined when an event
 * is sent, so that a changed password reaches events that wait, and no stack holds one.
 */
final class Params {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private Params() {}

    /** A number as it was written: its digits are not ours to round. */
    record Numeral(String digits) {}

    /**
     * Reads a JSON object. A value may be null: it takes a variable away.
     *
     * @throws IOException when it is anything else; the message is for the producer
     */
    static SortedMap<String, Object> read(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is not a JSON object");
            }
            SortedMap<String, Object> variables = new TreeMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                Object value = value(name, parser, parser.nextToken());
                admit(variables, checked(name), value);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
            return variables;
        } catch (JsonProcessingException e) {
            throw new IOException("it is not JSON: " + e.getOriginalMessage() + place(e), e);
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (at character " + e.getLocation().getCharOffset() + ")";
    }

    private static Object value(String name, JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getText());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new IOException("'" + name + "' is a list or an object, but a variable is a single value");
        };
    }

    private static String checked(String name) throws IOException {
        if (name.isBlank() || name.chars().anyMatch(c -> c == '=' || Character.isISOControl(c))) {
            throw new IOException("'" + name + "' cannot be the name of a variable");
        }
        return name;
    }

    /** The variables of an account that may be frozen. */
    static SortedMap<String, Object> admissible(Map<String, Object> variables) {
        SortedMap<String, Object> admitted = new TreeMap<>();
        variables.forEach((name, value) -> admit(admitted, name, value));
        return admitted;
    }

    private static void admit(SortedMap<String, Object> variables, String name, Object value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!belongsToNas(lower)) {
            variables.put(lower, value);
        }
    }

    private static boolean belongsToNas(String name) {
        return name.startsWith("nas_")
                || name.startsWith("telnet_")
                || name.startsWith("coa_")
                || Nas.SECRET_OPTIONS.contains(name);
    }

    /** Writes variables; those that are null are left out. */
    static String write(SortedMap<String, Object> variables) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> variable : variables.entrySet()) {
                if (variable.getValue() != null) {
                    json.writeFieldName(variable.getKey());
                    write(json, variable.getValue());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Numeral numeral) {
            json.writeNumber(numeral.digits());
        } else if (value instanceof Number number && isJson(number)) {
            json.writeNumber(number.toString());
        } else {
            json.writeString(value.toString());
        }
    }

    private static boolean isJson(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue());
        }
        return number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigDecimal
                || number instanceof BigInteger;
    }
}
