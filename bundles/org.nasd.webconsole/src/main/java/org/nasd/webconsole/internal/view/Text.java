package org.nasd.webconsole.internal.view;

/** Cuts texts that a device may have made as long as it liked. */
final class Text {

    private Text() {}

    /** The text, or its beginning and how long it is. */
    static String cut(String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "\u2026 (" + text.length() + ")";
    }
}
