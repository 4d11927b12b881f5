package org.nasd.cli.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Matching that always ends. */
public final class Patterns {

    private Patterns() {}

    /** Whether the pattern is found in the text. */
    public static boolean found(Pattern pattern, CharSequence text) {
        try {
            return pattern.matcher(Budget.of(text)).find();
        } catch (StackOverflowError e) {
            throw new RunawayPattern();
        }
    }

    /** Whether the pattern matches up to the end of the text, trailing blanks aside. */
    static boolean atEnd(Pattern pattern, CharSequence text) {
        return startAtEnd(pattern, text) >= 0;
    }

    /** Where the first match begins that goes up to the end of the text, trailing blanks aside; or -1. */
    static int startAtEnd(Pattern pattern, CharSequence text) {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        try {
            Matcher matcher = pattern.matcher(Budget.of(text));
            int from = 0;
            while (from <= text.length() && matcher.find(from)) {
                if (matcher.end() >= end && end > 0) {
                    return matcher.start();
                }
                from = Math.max(matcher.end(), matcher.start() + 1);
            }
            return -1;
        } catch (StackOverflowError e) {
            throw new RunawayPattern();
        }
    }
}
