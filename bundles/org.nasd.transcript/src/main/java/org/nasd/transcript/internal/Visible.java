package org.nasd.transcript.internal;

/**
 * Foreign text for the eyes of a person at a terminal: control characters, and those that hide or reorder what follows, are written
 * out. Backslashes are left alone, so that a command can still be pasted.
 */
final class Visible {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Visible() {}

    /** Appends text as part of one line. */
    static void line(StringBuilder out, String text) {
        append(out, text, 0, text.length());
    }

    /** Appends text that may have several lines, each further one after the given indent. A line break at the very end is left out. */
    static void block(StringBuilder out, String text, String indent) {
        int end = withoutLastBreak(text);
        int from = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', from)) {
            append(out, text, from, i > from && text.charAt(i - 1) == '\r' ? i - 1 : i);
            out.append('\n').append(indent);
            from = i + 1;
        }
        append(out, text, from, end);
    }

    private static int withoutLastBreak(String text) {
        if (!text.endsWith("\n")) {
            return text.length();
        }
        return text.length() - (text.endsWith("\r\n") ? 2 : 1);
    }

    private static void append(StringBuilder out, String text, int start, int end) {
        int from = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (mustBeWritten(c)) {
                out.append(text, from, i);
                write(out, c);
                from = i + 1;
            }
        }
        out.append(text, from, end);
    }

    private static boolean mustBeWritten(char c) {
        if (c < 0xa0) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static void write(StringBuilder out, char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                out.append(c < 0x100 ? "\\x" : "\\u");
                for (int shift = c < 0x100 ? 4 : 12; shift >= 0; shift -= 4) {
                    out.append(HEX[c >> shift & 0xf]);
                }
            }
        }
    }
}
