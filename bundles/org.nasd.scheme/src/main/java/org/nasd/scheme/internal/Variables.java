package org.nasd.scheme.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.nasd.api.scheme.Escaper;

/** The variables of one event while its templates are rendered. Used by one thread. */
final class Variables {

    /** The longest value a command may carry, in bytes of UTF-8. */
    static final int LONGEST = 64 * 1024;

    private static final int MOST_DIGITS = 400;

    private final Map<String, Object> values;
    private final Map<String, String> defaults;
    private final Escaper escaper;

    private boolean used;

    /**
     * @param values of the event
     * @param defaults of the scheme, for names that the event has no value for
     */
    Variables(Map<String, Object> values, Map<String, String> defaults, Escaper escaper) {
        this.values = values;
        this.defaults = defaults;
        this.escaper = escaper;
    }

    /** A variable at a place of a template; its value may be missing. */
    Variable variable(String name) {
        Object value = values.get(name);
        return new Variable(this, name, value == null ? defaults.get(name) : value);
    }

    /** Begins a line: no value has been put into it yet. */
    void beginLine() {
        used = false;
    }

    /** Whether a value was put into the line. */
    boolean lineHasValue() {
        return used;
    }

    /** What a tag stands for, as the template engine carries it about. */
    record Variable(Variables owner, String name, Object value) {

        /** Whether a section about it is rendered: it is there, and neither false nor an empty text. */
        boolean holds() {
            return value != null && !Boolean.FALSE.equals(value) && !"".equals(value);
        }

        /** Its value as it may stand in a command. */
        String inCommand() {
            owner.used = true;
            String text = plain();
            refuseUnsafe(text, "");
            String escaped = owner.escaper
                    .escape(text)
                    .orElseThrow(() -> new Unrenderable("the variable '" + name + "' has the value "
                            + Printable.quoted(text) + ", which cannot stand safely in a command of this device"));
            refuseUnsafe(escaped, ", once escaped,");
            return escaped;
        }

        private void refuseUnsafe(String text, String when) {
            if (isTooLong(text)) {
                throw new Unrenderable("the variable '" + name + "'" + when + " is longer than " + LONGEST
                        + " bytes: it begins with " + Printable.quoted(text));
            }
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Printable.isControl(c)) {
                    throw new Unrenderable("the variable '" + name + "'" + when + " holds a control character ("
                            + Printable.nameOf(c) + "), which no command may carry: " + Printable.quoted(text));
                }
                if (Character.isSurrogate(c)) {
                    i = secondHalf(text, i, when);
                }
            }
        }

        private int secondHalf(String text, int i, String when) {
            if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                return i + 1;
            }
            throw new Unrenderable("the variable '" + name + "'" + when
                    + " holds half a character, which cannot be sent: " + Printable.quoted(text));
        }

        private static boolean isTooLong(String text) {
            return text.length() > LONGEST
                    || (text.length() > LONGEST / 3 && text.getBytes(StandardCharsets.UTF_8).length > LONGEST);
        }

        private String plain() {
            if (value == null) {
                throw new Unrenderable("the variable '" + name + "' is missing");
            }
            if ("".equals(value)) {
                throw new Unrenderable("the variable '" + name + "' is empty; where it may be, put what needs it into"
                        + " a section: {{#" + name + "}}...{{/" + name + "}}");
            }
            if (value instanceof String || value instanceof Boolean) {
                return value.toString();
            }
            if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
                return value.toString();
            }
            return plainNumber();
        }

        private String plainNumber() {
            BigDecimal number = decimal();
            if (Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS) {
                throw new Unrenderable("the variable '" + name + "' is a number with too many digits");
            }
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }

        private BigDecimal decimal() {
            if (value instanceof BigDecimal number) {
                return number;
            }
            if (value instanceof BigInteger number) {
                return new BigDecimal(number);
            }
            if (value instanceof Double || value instanceof Float) {
                String text = value.toString();
                if (text.endsWith("NaN") || text.endsWith("Infinity")) {
                    throw new Unrenderable("the variable '" + name + "' is " + text + ", which is no number");
                }
                return new BigDecimal(text);
            }
            throw new Unrenderable("the variable '" + name + "' is neither text nor number nor true or false");
        }
    }
}
