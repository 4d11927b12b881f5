package org.nasd.driver.radius.internal.command;

/** How values are written in a command so that they are read back exactly. */
public final class Quoting {

    private static final String PLAIN = "._:/@+-*%";

    private Quoting() {}

    /**
     * Escapes a value for any place of a command where a value may stand: in double quotes, beside other text, or bare after
     * {@code Name=}. Letters and digits of all alphabets stay as they are.
     */
    public static String escape(String value) {
        StringBuilder escaped = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isPlain(c)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** A text as it is easiest to read: bare where that is possible, else in double quotes; control characters become blanks. */
    public static String quote(String value) {
        if (!value.isEmpty() && value.chars().allMatch(c -> isPlain((char) c))) {
            return value;
        }
        StringBuilder quoted = new StringBuilder(value.length() + 8).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(Character.isISOControl(c) ? ' ' : c);
        }
        return quoted.append('"').toString();
    }

    /** Whether a character may stand for itself in a bare value. */
    static boolean isPlain(char c) {
        return isAsciiLetterOrDigit(c) || c >= 0x80 || PLAIN.indexOf(c) >= 0;
    }

    static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    static boolean isControl(char c) {
        return c < 0x20 || c == 0x7F;
    }
}
