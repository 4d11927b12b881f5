package org.nasd.webconsole.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Operations;
import org.nasd.webconsole.internal.access.Refusal;

/**
 * What a page asks.
 *
 * @param operations who answers
 * @param caller who asks
 * @param path the variable parts of the address
 * @param parameters a parameter of the query by its name, or null
 * @param body what was sent along
 */
record Ask(Operations operations, Caller caller, List<String> path, UnaryOperator<String> parameters, JsonNode body) {

    static Ask of(Operations operations, Caller caller, List<String> path, UnaryOperator<String> parameters) {
        return new Ask(operations, caller, path, parameters, MissingNode.getInstance());
    }

    /** The same with what was sent along. */
    Ask with(JsonNode sent) {
        return new Ask(operations, caller, path, parameters, sent);
    }

    String part(int index) {
        return path.get(index);
    }

    long id(int index) {
        return number(path.get(index));
    }

    /** A parameter, or an empty text. */
    String text(String name) {
        String value = parameters.apply(name);
        return value == null ? "" : value.strip();
    }

    /** A parameter, or null when it is not there or empty. */
    String textOrNull(String name) {
        String value = text(name);
        return value.isEmpty() ? null : value;
    }

    Long idOrNull(String name) {
        String value = textOrNull(name);
        return value == null ? null : Long.valueOf(number(value));
    }

    int number(String name, int usual, int least, int most) {
        String value = textOrNull(name);
        return value == null ? usual : (int) Math.max(least, Math.min(most, number(value)));
    }

    /** A text of the body, or null. */
    String sent(String name) {
        JsonNode value = body.path(name);
        return value.isTextual() && !value.asText().isBlank() ? value.asText().strip() : null;
    }

    String demanded(String name) {
        String value = sent(name);
        if (value == null) {
            throw new Refusal(400, name + " is missing");
        }
        return value;
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Refusal(400, "a whole number is needed, not " + text);
        }
    }
}
