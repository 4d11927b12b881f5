package org.nasd.cli.internal;

import java.util.regex.Pattern;

/**
 * Tells a prompt from text that looks like one. Once a prompt was seen, what it begins with (the device's name) makes the next ones
 * certain; without that, only silence does.
 */
final class Prompt {

    /** A pattern sees no more than this of the end. */
    private static final int TAIL = 512;

    private final Pattern pattern;
    private String learned = "";
    private String stem = "";

    Prompt(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Whether the text ends like a prompt. */
    boolean isAtEnd(Screen screen) {
        CharSequence line = screen.lastLine();
        return !line.toString().isBlank() && Patterns.atEnd(pattern, screen.tail(TAIL));
    }

    /** Whether the last line, which ends like a prompt, is one for certain. */
    boolean isCertain(Screen screen) {
        String line = screen.lastLine().toString();
        return (!learned.isEmpty() && line.strip().equals(learned)) || (!stem.isEmpty() && line.startsWith(stem));
    }

    /** Remembers the last line as a prompt. */
    void learn(Screen screen) {
        learned = screen.lastLine().toString().strip();
        int end = 0;
        while (end < learned.length() && "[<{(".indexOf(learned.charAt(end)) >= 0) {
            end++;
        }
        int name = end;
        while (end < learned.length() && isName(learned.charAt(end))) {
            end++;
        }
        stem = end > name ? learned.substring(0, end) : "";
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || "._-@".indexOf(c) >= 0;
    }

    /** The prompt last learned, blanks cut. */
    String learned() {
        return learned;
    }

    /** What prompts of this device begin with, or empty. */
    String stem() {
        return stem;
    }
}
