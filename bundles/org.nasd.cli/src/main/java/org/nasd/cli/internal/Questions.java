package org.nasd.cli.internal;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What devices ask a person at login besides name and password, and the answers that change nothing. */
final class Questions {

    private static final Map<Pattern, String> ANSWERS = Map.of(
            Pattern.compile("(?i)see the software license.{0,20}$"), "n",
            Pattern.compile("(?i)press \"?(return|enter)\"? to (continue|get started)[.!]*\\s*$"), "\r",
            Pattern.compile("(?i)new password>\\s*$"), "\u0003");

    private Questions() {}

    /** The keys to press. */
    static Optional<String> answer(CharSequence line) {
        return ANSWERS.entrySet().stream()
                .filter(entry -> Patterns.atEnd(entry.getKey(), line))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
