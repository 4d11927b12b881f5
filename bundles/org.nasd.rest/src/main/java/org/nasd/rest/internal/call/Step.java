package org.nasd.rest.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.nasd.rest.internal.answer.Refusal;

/**
 * One method of a call.
 *
 * @param number its place, from 1
 * @param method its name, without {@code objects.}
 * @param arg what stands in {@code arg}, an empty object where that is empty
 */
public record Step(int number, String method, JsonNode arg) {

    /** The arg, which must be an object. */
    public ObjectNode object() {
        if (arg instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.invalid("arg" + number + " must be a JSON object, for example {\"id\": 5}");
    }
}
