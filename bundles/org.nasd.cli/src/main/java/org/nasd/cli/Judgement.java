package org.nasd.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.cli.internal.Patterns;
import org.nasd.cli.internal.RunawayPattern;

/**
 * What an answer means, by the settings {@code ignore}, {@code transient} and {@code error}, each a regular expression looked for in every
 * line ({@code ^} and {@code $} are the line's). A line that {@code ignore} matches is no error, and neither is the exit status of its
 * answer; of the other lines {@code transient} is looked for first.
 */
public record Judgement(Optional<Pattern> ignore, Optional<Pattern> temporary, Optional<Pattern> error) {

    private static final int SHOWN = 300;

    /** What an answer means. */
    public sealed interface Verdict {

        /** The device did it. */
        record Good() implements Verdict {}

        /** The device cannot do it now; in its words. */
        record Temporary(String words) implements Verdict {}

        /** The device will not do it; in its words. */
        record Refused(String words) implements Verdict {}

        /** A pattern did not come to an end. */
        record Undecided(String why) implements Verdict {}
    }

    /** Reads the patterns. */
    public static Judgement of(Settings settings) {
        return new Judgement(lines(settings, "ignore"), lines(settings, "transient"), lines(settings, "error"));
    }

    static Optional<Pattern> lines(Settings settings, String key) {
        return settings.text(key).map(text -> {
            try {
                return Pattern.compile(text, Pattern.MULTILINE);
            } catch (PatternSyntaxException e) {
                throw new SettingException(key + " = " + text + " is not a regular expression (" + e.getDescription()
                        + " near " + e.getIndex() + ")");
            }
        });
    }

    /**
     * What an answer means.
     *
     * @param status exit status of the command, 0 where the transport has none
     */
    public Verdict of(String answer, int status) {
        try {
            return judge(answer.lines().toList(), status);
        } catch (RunawayPattern e) {
            return new Verdict.Undecided(e.getMessage());
        }
    }

    private Verdict judge(List<String> lines, int status) {
        boolean ignored = false;
        Optional<String> refused = Optional.empty();
        for (String line : lines) {
            if (finds(ignore, line)) {
                ignored = true;
            } else if (finds(temporary, line)) {
                return new Verdict.Temporary(shortened(line));
            } else if (refused.isEmpty() && finds(error, line)) {
                refused = Optional.of(line);
            }
        }
        if (refused.isPresent()) {
            return new Verdict.Refused(shortened(refused.get()));
        }
        if (status != 0 && !ignored) {
            return new Verdict.Refused("exit status " + status + lastWords(lines));
        }
        return new Verdict.Good();
    }

    private static String lastWords(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .reduce((before, last) -> last)
                .map(line -> ": " + shortened(line))
                .orElse("");
    }

    private static boolean finds(Optional<Pattern> pattern, String line) {
        return pattern.isPresent() && Patterns.found(pattern.get(), line);
    }

    /** A piece of an answer as one line of a reason. */
    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }
}
