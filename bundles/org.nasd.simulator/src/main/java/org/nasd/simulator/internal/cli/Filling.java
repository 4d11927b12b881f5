package org.nasd.simulator.internal.cli;

import java.util.regex.MatchResult;

/** Fills a rule's texts with what its line holds: {@code $0} to {@code $9} and {@code $context}. */
final class Filling {

    private final MatchResult line;
    private final Place place;

    Filling(MatchResult line, Place place) {
        this.line = line;
        this.place = place;
    }

    String fill(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c == '$' && i + 1 < text.length() ? Character.digit(text.charAt(i + 1), 10) : -1;
            if (digit >= 0 && digit <= line.groupCount()) {
                String group = line.group(digit);
                out.append(group == null ? "" : group);
                i++;
            } else if (c == '$' && text.startsWith("$context", i)) {
                out.append(place.context());
                i += "context".length();
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
