package org.nasd.driver.script.internal;

import java.util.List;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.cli.Judgement.Verdict;

/** What the end of a script means for its event. */
record Meaning(ScriptSettings settings, String script, String function) {

    Outcome of(Ending ending, String words, List<Exchange> exchanges) {
        return switch (ending.cause()) {
            case ITSELF -> itself(ending.status().orElseThrow(), words, exchanges);
            case DEADLINE -> new Outcome.Silent(overdue(ending), exchanges);
            case ABORTED ->
                new Outcome.Unavailable(Trouble.LOST, where() + " was stopped with its session", true, exchanges);
            case LOST ->
                new Outcome.Unavailable(
                        Trouble.LOST,
                        where() + ": somebody killed the process that looks after it, so nobody knows how it ended",
                        true,
                        exchanges);
        };
    }

    private Outcome itself(int status, String words, List<Exchange> exchanges) {
        if (settings.postponing().contains(status)) {
            return new Outcome.Postpone(where() + " says later (exit " + status + ")" + last(words), exchanges);
        }
        Verdict verdict = settings.judgement().of(words, status);
        if (verdict instanceof Verdict.Temporary later) {
            return new Outcome.Postpone(where() + ": '" + later.words() + "'", exchanges);
        }
        if (verdict instanceof Verdict.Refused refused) {
            return new Outcome.Fail(where() + ": " + refused.words(), exchanges);
        }
        return verdict instanceof Verdict.Undecided undecided
                ? new Outcome.Unavailable(Trouble.MISCONFIGURED, where() + ": " + undecided.why(), true, exchanges)
                : new Outcome.Done(exchanges);
    }

    private String overdue(Ending ending) {
        String reaction = ending.status().isEmpty()
                ? "it did not, and was killed"
                : "it did (exit " + ending.status().getAsInt() + ", which is nasd's doing and not its word)";
        return where() + " had not ended after " + ending.took().toMillis() / 1000.0
                + " s (timeout.command) and was told to (TERM): " + reaction;
    }

    private String where() {
        return function + " of " + script;
    }

    private static String last(String words) {
        return words.lines()
                .filter(line -> !line.isBlank())
                .reduce((before, next) -> next)
                .map(line -> ": " + (line.length() > 300 ? line.substring(0, 300) + "..." : line.strip()))
                .orElse("");
    }
}
