package org.nasd.stack.internal.records;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.nasd.stack.internal.sql.Text;

/** Values to compare with, made fit for a column; what a caller gave is never repeated, it may be a password. */
final class Values {

    private Values() {}

    /** All of them, none null. */
    static List<Object> fit(Field field, List<Object> values) {
        if (values.stream().anyMatch(Objects::isNull)) {
            throw mistake(field, "compared with null; use isnull");
        }
        return values.stream().map(value -> fit(field, value)).toList();
    }

    /** The only one. */
    static Object single(Field field, List<Object> values) {
        if (values.size() != 1) {
            throw mistake(field, "compared with " + values.size() + " values where there must be one");
        }
        return fit(field, values).get(0);
    }

    private static Object fit(Field field, Object value) {
        return switch (field.kind()) {
            case INTEGER -> number(field, value);
            case TEXT -> text(field, value);
            case FLAG -> flag(field, value);
            case TIME -> time(field, value);
        };
    }

    private static Object number(Field field, Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger || value instanceof BigDecimal || value instanceof String) {
            try {
                return new BigDecimal(value.toString().strip()).longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw mistake(field, "compared with what is no whole number of 64 bits", e);
            }
        }
        throw mistake(field, "compared with what is no whole number");
    }

    private static Object text(Field field, Object value) {
        String text = value instanceof String || value instanceof Number || value instanceof Boolean
                ? value.toString()
                : null;
        if (text == null || !Text.isStorable(text)) {
            throw mistake(field, "compared with what is no text, or holds a NUL or half a character");
        }
        return text;
    }

    static boolean flag(Field field, Object value) {
        return switch (String.valueOf(value).strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw mistake(field, "compared with what is neither true nor false");
        };
    }

    private static Object time(Field field, Object value) {
        if (value instanceof Instant) {
            return value;
        }
        throw mistake(field, "compared with what is no date");
    }

    static IllegalArgumentException mistake(Field field, String what) {
        return mistake(field, what, null);
    }

    private static IllegalArgumentException mistake(Field field, String what, Throwable cause) {
        return new IllegalArgumentException(field.name() + " is " + what, cause);
    }
}
