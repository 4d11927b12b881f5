package org.nasd.scheme.internal;

/** Foreign text made fit for one line of an error message. */
final class Printable {

    private static final int LONGEST = 40;

    private Printable() {}

    /** The text in quotes, cut where it is long, control characters escaped. */
    static String quoted(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        StringBuilder out = new StringBuilder(shown.length() + 8).append('\'');
        for (int i = 0; i < shown.length(); i++) {
            append(out, shown.charAt(i));
        }
        out.append('\'');
        return text.length() <= LONGEST
                ? out.toString()
                : out.append("... (")
                        .append(text.length())
                        .append(" characters)")
                        .toString();
    }

    /** Whether a character is a C0 or C1 control character or DEL. */
    static boolean isControl(char c) {
        return Character.isISOControl(c);
    }

    /** The name of a character that cannot be shown. */
    static String nameOf(char c) {
        return switch (c) {
            case '\n' -> "newline";
            case '\r' -> "carriage return";
            case '\t' -> "tab";
            case 0 -> "NUL";
            default -> String.format("U+%04X", (int) c);
        };
    }

    private static void append(StringBuilder out, char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isControl(c) || Character.isSurrogate(c) || Character.getType(c) == Character.FORMAT) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
