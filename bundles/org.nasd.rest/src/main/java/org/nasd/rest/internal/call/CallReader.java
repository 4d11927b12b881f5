package org.nasd.rest.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasd.rest.internal.answer.Refusal;

/** Makes a call of a request's body, which is a form as in the original or the same parameters as a JSON object. */
public final class CallReader {

    /** The content type of a form. */
    public static final String FORM = "application/x-www-form-urlencoded";

    /** The content type of JSON. */
    public static final String JSON = "application/json";

    private static final int MAX_STEPS = 10;
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]+)");
    private static final Pattern NUMBERED = Pattern.compile("(method|arg)([1-9]\\d?)");
    private static final String KNOWN =
            "there are method1, arg1, method2, arg2, ..., fields, limit, offset, idempotency_key";

    private CallReader() {}

    /**
     * @param contentType as the request names it, or null, which means a form
     * @param keyHeader the header {@code Idempotency-Key}, or null
     */
    public static Call read(String contentType, byte[] body, String keyHeader) {
        Map<String, JsonNode> parameters = parameters(contentType, body);
        checkNames(parameters);
        return new Call(
                steps(parameters),
                fields(parameters.get("fields")),
                number("offset", parameters.get("offset"), 0),
                number("limit", parameters.get("limit"), null),
                KeyHeader.agreed(keyHeader, text("idempotency_key", parameters.get("idempotency_key"))));
    }

    /** Whether the body has the parameter, whatever else it asks; for what is asked without a method. */
    public static boolean asks(String parameter, String contentType, byte[] body) {
        return parameters(contentType, body).containsKey(parameter);
    }

    private static Map<String, JsonNode> parameters(String contentType, byte[] body) {
        String type = contentType == null ? FORM : contentType;
        Matcher charset = CHARSET.matcher(type);
        if (charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")) {
            throw Refusal.of(415, "the body's charset is " + charset.group(1) + "; only UTF-8 is understood");
        }
        String bare = type.replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT);
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        if (bare.equals(FORM)) {
            Form.read(body).forEach((name, value) -> parameters.put(name, TextNode.valueOf(value)));
        } else if (bare.equals(JSON)) {
            JsonNode read = Json.read("the body", Utf8.decode(ByteBuffer.wrap(body)));
            if (!read.isObject()) {
                throw Refusal.invalid("the body must be a JSON object: {\"method1\": \"objects.all\", \"arg1\": {}}");
            }
            read.properties().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
        } else {
            throw Refusal.of(415, "the body must be of type " + FORM + " or " + JSON);
        }
        return parameters;
    }

    private static void checkNames(Map<String, JsonNode> parameters) {
        for (String name : parameters.keySet()) {
            boolean known = NUMBERED.matcher(name).matches()
                    || List.of("fields", "limit", "offset", "idempotency_key").contains(name);
            if (!known) {
                String shown = name.length() > 40 ? name.substring(0, 40) + "..." : name;
                throw Refusal.invalid("there is no parameter '" + shown + "'; " + KNOWN);
            }
        }
    }

    private static List<Step> steps(Map<String, JsonNode> parameters) {
        List<Step> steps = new ArrayList<>();
        while (parameters.containsKey("method" + (steps.size() + 1))) {
            steps.add(step(steps.size() + 1, parameters));
        }
        if (steps.isEmpty()) {
            throw Refusal.invalid("method1 is missing: for example method1=objects.all&arg1={}");
        }
        long numbered = parameters.keySet().stream()
                .filter(name -> NUMBERED.matcher(name).matches())
                .count();
        if (numbered != steps.size() * 2L) {
            throw Refusal.invalid("each method needs its arg and each arg its method, numbered from 1 without gaps");
        }
        if (steps.size() > MAX_STEPS) {
            throw Refusal.invalid("a call has at most " + MAX_STEPS + " methods");
        }
        return steps;
    }

    private static Step step(int number, Map<String, JsonNode> parameters) {
        JsonNode arg = parameters.get("arg" + number);
        if (arg == null) {
            throw Refusal.invalid(
                    "arg" + number + " is missing: an arg is given even if it is empty, arg" + number + "={}");
        }
        String method = text("method" + number, parameters.get("method" + number));
        return new Step(
                number, method.startsWith("objects.") ? method.substring(8) : method, value("arg" + number, arg));
    }

    /** JSON, written as such or as a text. */
    private static JsonNode value(String what, JsonNode given) {
        if (!given.isTextual()) {
            return given.isNull() ? JsonNodeFactory.instance.objectNode() : given;
        }
        return given.textValue().isBlank() ? JsonNodeFactory.instance.objectNode() : Json.read(what, given.textValue());
    }

    private static List<String> fields(JsonNode given) {
        if (given == null || (given.isTextual() && given.textValue().isBlank())) {
            return List.of();
        }
        List<String> fields = new ArrayList<>();
        JsonNode list = value("fields", given);
        if (!list.isArray()) {
            throw Refusal.invalid("fields must be a JSON list of names, for example [\"id\", \"nas__name\"]");
        }
        for (JsonNode name : list) {
            fields.add(text("each of fields", name));
        }
        return fields;
    }

    private static Integer number(String name, JsonNode given, Integer otherwise) {
        if (given == null) {
            return otherwise;
        }
        String digits = given.asText();
        if (!digits.matches("\\d{1,9}")) {
            throw Refusal.invalid(name + " must be a whole number from 0 to 999999999");
        }
        return Integer.valueOf(digits);
    }

    private static String text(String what, JsonNode given) {
        if (given == null) {
            return null;
        }
        if (!given.isTextual()) {
            throw Refusal.invalid(what + " must be a text");
        }
        return given.textValue();
    }
}
