package org.nasd.driver.mikrotik.internal.command;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.nasd.driver.mikrotik.internal.wire.DeviceText;

/** How values are written in a command line so that they are read back exactly. */
public final class Quoting {

    private static final String PLAIN = "._:@+-*%,";
    private static final String PLAIN_TO_READ = PLAIN + "/^'";

    /** Words that mean something where a bare value may stand. */
    private static final Set<String> KEYWORDS = Set.of("where", "find", "and", "or", "in");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Quoting() {}

    /**
     * Escapes a value for any place of a line where a value may stand: after {@code name=}, in double quotes, beside other text, in
     * {@code [find ...]}, or by itself after the command. Letters and digits of all alphabets stay as they are.
     */
    public static String escape(String value) {
        if (isPlain(value, PLAIN)) {
            return isKeyword(value) ? hex(value.charAt(0)) + value.substring(1) : value;
        }
        StringBuilder escaped = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isPlain(c, PLAIN)) {
                escaped.append(c);
            } else {
                appendEscaped(c, escaped);
            }
        }
        return escaped.toString();
    }

    /** A value as it is easiest to read: bare where that is possible, else in double quotes. */
    static String quote(String value) {
        if (!value.isEmpty() && isPlain(value, PLAIN_TO_READ) && !isKeyword(value)) {
            return value;
        }
        StringBuilder quoted = new StringBuilder(value.length() + 16).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\' || c == '$' || isControl(c)) {
                appendEscaped(c, quoted);
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Bytes as a value of a line; those that are no text of the NAS's character set by their numbers. */
    static String quote(byte[] bytes, int from, DeviceText text) {
        return text.strict(bytes, from, bytes.length).map(Quoting::quote).orElseGet(() -> numbers(bytes, from));
    }

    /** A {@code name=value} word of an answer, with the value quoted where that is needed to see where it ends. */
    public static String readable(byte[] word, int from, DeviceText text) {
        String all = text.decode(word, from, word.length);
        int equals = all.indexOf('=', 1);
        if (equals < 0) {
            return all;
        }
        String value = all.substring(equals + 1);
        return all.substring(0, equals + 1) + (value.isEmpty() ? "" : quote(value));
    }

    private static String numbers(byte[] bytes, int from) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = from; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            if (c < 0x80 && isPlain(c, PLAIN_TO_READ)) {
                quoted.append(c);
            } else {
                quoted.append(hex(c));
            }
        }
        return quoted.append('"').toString();
    }

    private static void appendEscaped(char c, StringBuilder out) {
        switch (c) {
            case ' ' -> out.append("\\_");
            case '"', '\\', '$' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append(hex(c));
        }
    }

    private static String hex(char c) {
        return "\\" + HEX.toHexDigits((byte) c);
    }

    private static boolean isKeyword(String value) {
        return value.length() <= 5 && KEYWORDS.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isPlain(String value, String punctuation) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i), punctuation)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c, String punctuation) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || c >= 0x80
                || punctuation.indexOf(c) >= 0;
    }

    static boolean isControl(char c) {
        return c < 0x20 || c == 0x7F;
    }
}
