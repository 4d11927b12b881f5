package org.nasd.simulator.internal;

import java.util.ArrayList;
import java.util.List;

/** Splits a line at blanks; double quotes keep blanks, a backslash keeps the character after it. */
public final class Tokens {

    private Tokens() {}

    /**
     * The tokens of a line.
     *
     * @throws IllegalArgumentException when a quote is not closed
     */
    public static List<String> of(String line) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                token.append(line.charAt(++i));
                begun = true;
            } else if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (Character.isWhitespace(c) && !quoted) {
                if (begun) {
                    tokens.add(token.toString());
                }
                token.setLength(0);
                begun = false;
            } else {
                token.append(c);
                begun = true;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("'" + line + "': a quote is not closed");
        }
        if (begun) {
            tokens.add(token.toString());
        }
        return tokens;
    }
}
