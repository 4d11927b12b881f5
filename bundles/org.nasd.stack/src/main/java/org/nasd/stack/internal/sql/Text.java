package org.nasd.stack.internal.sql;

/** Text from elsewhere, made fit for a column. */
public final class Text {

    /** The longest error or answer kept, in characters. */
    public static final int LONGEST = 65_536;

    private static final char SYMBOL_FOR_NUL = '\u2400';
    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /**
     * The text with what no database can keep replaced by visible signs: a device may answer with a NUL or half a character, and one
     * such byte must not hold up the whole batch that it is in.
     *
     * @param text may be null
     */
    public static String storable(String text) {
        if (text == null || isStorable(text)) {
            return text;
        }
        StringBuilder stored = new StringBuilder(text);
        for (int i = 0; i < stored.length(); i++) {
            if (stored.charAt(i) == 0) {
                stored.setCharAt(i, SYMBOL_FOR_NUL);
            } else if (isUnpaired(stored, i)) {
                stored.setCharAt(i, REPLACEMENT);
            }
        }
        return stored.toString();
    }

    /** As {@link #storable}, and cut with a mark to {@link #LONGEST}. */
    public static String kept(String text) {
        if (text == null || text.length() <= LONGEST) {
            return storable(text);
        }
        return storable(text.substring(0, LONGEST - 1) + '\u2026');
    }

    /** Whether every database can keep the text as it is. */
    public static boolean isStorable(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || isUnpaired(text, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnpaired(CharSequence text, int at) {
        char here = text.charAt(at);
        if (Character.isHighSurrogate(here)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(here) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
