package org.nasd.driver.radius.internal.answer;

import java.util.Optional;
import java.util.regex.Pattern;
import org.nasd.api.driver.Settings;
import org.nasd.driver.radius.internal.command.Kind;
import org.nasd.driver.radius.internal.dictionary.Dictionary;
import org.nasd.driver.radius.internal.wire.Reply;

/**
 * What answers mean for an event: the scheme's own patterns first ({@code ignore}, then {@code transient}, then {@code error}), then
 * the Error-Cause.
 */
public record Judgement(
        Optional<Pattern> ignore, Optional<Pattern> temporary, Optional<Pattern> error, Causes coa, Causes disconnect) {

    /** Reads the settings. */
    public static Judgement of(Settings settings, Dictionary dictionary) {
        Causes.checkKeys(settings);
        return new Judgement(
                settings.pattern("ignore"),
                settings.pattern("transient"),
                settings.pattern("error"),
                Causes.of(settings, Kind.COA, dictionary),
                Causes.of(settings, Kind.DISCONNECT, dictionary));
    }

    /**
     * What an answer means.
     *
     * @param text the answer as the patterns see it
     */
    public Verdict on(Reply reply, String text) {
        return byPattern(text)
                .orElseGet(
                        () -> reply.ack() ? Verdict.DONE : causes(reply.kind()).on(reply.errorCause()));
    }

    private Causes causes(Kind kind) {
        return kind == Kind.COA ? coa : disconnect;
    }

    private Optional<Verdict> byPattern(String text) {
        if (finds(ignore, text)) {
            return Optional.of(Verdict.DONE);
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
