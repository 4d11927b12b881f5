package org.nasd.simulator.internal.cli;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * What follows a bar behind a command that shows something: only lines that hold a text, or that do not.
 *
 * @param command the command before the bar
 * @param keep which lines of the answer are shown
 */
record Filter(String command, Predicate<String> keep) {

    private static final Pattern FORM = Pattern.compile("(.*\\S)\\s*\\|\\s*(i|inc|include|e|exc|exclude|grep)\\s+(.+)");

    /** The filter of a line, or null when it has none. */
    static Filter of(String line) {
        Matcher m = FORM.matcher(line);
        if (!m.matches()) {
            return null;
        }
        Predicate<String> holds = holds(m.group(3).strip().replaceAll("^\"|\"$", ""));
        return new Filter(m.group(1), m.group(2).startsWith("e") ? holds.negate() : holds);
    }

    private static Predicate<String> holds(String text) {
        try {
            return Pattern.compile(text).asPredicate();
        } catch (PatternSyntaxException e) {
            return line -> line.contains(text);
        }
    }

    String apply(String text) {
        return Arrays.stream(text.split("\n", -1)).filter(keep).collect(Collectors.joining("\n"));
    }
}
