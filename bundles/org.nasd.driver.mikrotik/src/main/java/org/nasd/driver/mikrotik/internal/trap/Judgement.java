package org.nasd.driver.mikrotik.internal.trap;

import java.util.Optional;
import java.util.regex.Pattern;
import org.nasd.api.driver.Settings;

/**
 * What answers mean for an event: the scheme's own patterns first ({@code ignore}, then {@code transient}, then {@code error}), then
 * what is known of RouterOS.
 */
public record Judgement(Optional<Pattern> ignore, Optional<Pattern> temporary, Optional<Pattern> error) {

    /** Reads the patterns. */
    public static Judgement of(Settings settings) {
        return new Judgement(settings.pattern("ignore"), settings.pattern("transient"), settings.pattern("error"));
    }

    /** What a complaint means. */
    public Verdict on(Trap trap) {
        return byPattern(trap.message()).orElseGet(() -> trap.kind().verdict());
    }

    /** What an answer without complaint means: nothing bad, unless a pattern of the scheme says otherwise. */
    public Verdict on(String answer) {
        if (temporary.isEmpty() && error.isEmpty()) {
            return Verdict.IGNORE;
        }
        return byPattern(answer).orElse(Verdict.IGNORE);
    }

    private Optional<Verdict> byPattern(String text) {
        if (finds(ignore, text)) {
            return Optional.of(Verdict.IGNORE);
        }
        if (finds(temporary, text)) {
            return Optional.of(Verdict.POSTPONE);
        }
        return finds(error, text) ? Optional.of(Verdict.FAIL) : Optional.empty();
    }

    private static boolean finds(Optional<Pattern> pattern, String text) {
        return pattern.isPresent() && pattern.get().matcher(text).find();
    }
}
