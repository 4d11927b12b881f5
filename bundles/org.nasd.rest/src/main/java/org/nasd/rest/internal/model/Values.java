package org.nasd.rest.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import org.nasd.api.stack.Records;
import org.nasd.rest.internal.answer.Refusal;

/** Values as programs write them, for what a column keeps. Numbers and flags may stand in quotes, as in the original. */
public final class Values {

    private final Times times;

    public Values(Times times) {
        this.times = times;
    }

    /** The value for a column, never null. */
    Object of(Records.Column column, JsonNode given) {
        return switch (column.kind()) {
            case INTEGER -> whole(column.name(), given);
            case FLAG -> flag(column.name(), given);
            case TIME -> times.read(column.name(), text(column.name(), given));
            case TEXT -> text(column.name(), given);
        };
    }

    /** A whole number of 64 bits, exactly. */
    public static long whole(String field, JsonNode given) {
        if (given.isIntegralNumber() && given.canConvertToLong()) {
            return given.longValue();
        }
        if (given.isTextual() && given.textValue().matches("-?\\d{1,19}")) {
            try {
                return Long.parseLong(given.textValue());
            } catch (NumberFormatException e) {
                throw notWhole(field, given);
            }
        }
        throw notWhole(field, given);
    }

    private static Refusal notWhole(String field, JsonNode given) {
        return Refusal.invalid(field + ": " + shown(given) + " is no whole number of 64 bits");
    }

    /** true or false, also as 1 or 0. */
    public static boolean flag(String field, JsonNode given) {
        return switch (given.asText()) {
            case "true", "True", "1" -> true;
            case "false", "False", "0" -> false;
            default -> throw Refusal.invalid(field + ": " + shown(given) + " is neither true nor false");
        };
    }

    /** A text; a number or flag becomes one. */
    public static String text(String field, JsonNode given) {
        if (given.isValueNode() && !given.isNull()) {
            return given.asText();
        }
        throw Refusal.invalid(field + ": " + shown(given) + " is no text");
    }

    private static String shown(JsonNode given) {
        String text = given.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
