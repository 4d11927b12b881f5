package org.nasd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.cli.internal.Patterns;
import org.nasd.cli.internal.RunawayPattern;

/**
 * The commands of a task, one after the other, the next only when the one before succeeded, and at the end the check that the scheme asks
 * for ({@code verify}, {@code verify.expect}). Immutable; safe for all threads.
 */
public record Commands(Judgement judgement, Optional<Pattern> expected) {

    /** Sends one command and waits for its answer. */
    @FunctionalInterface
    public interface Asker {
        /**
         * Sends and waits.
         *
         * @param deadline by {@link System#nanoTime()}
         */
        Reply ask(String command, long deadline) throws InterruptedException;
    }

    /** Reads the settings. */
    public static Commands of(Settings settings) {
        Optional<Pattern> expected = Judgement.lines(settings, "verify.expect");
        if (expected.isEmpty() && settings.text("verify").isPresent()) {
            throw new SettingException("verify is set, but verify.expect is not: the pattern its answer must match");
        }
        return new Commands(Judgement.of(settings), expected);
    }

    /** Performs a task. */
    public Outcome perform(Task task, Asker asker) throws InterruptedException {
        long deadline = System.nanoTime() + task.timeout().toNanos() - margin(task);
        List<Exchange> exchanges = new ArrayList<>();
        for (String command : task.commands()) {
            Reply reply = asker.ask(command, deadline);
            Optional<Outcome> end = judge(task, command, reply, exchanges);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return task.verify() == null ? new Outcome.Done(exchanges) : verify(task, asker, deadline, exchanges);
    }

    /** Silence is told a little before the container tells it, so that what was said up to there is not lost to the transcript. */
    private static long margin(Task task) {
        return Math.min(task.timeout().toNanos() / 20, 250_000_000L);
    }

    private Outcome verify(Task task, Asker asker, long deadline, List<Exchange> exchanges)
            throws InterruptedException {
        Reply reply = asker.ask(task.verify(), deadline);
        Optional<Outcome> end = judge(task, task.verify(), reply, exchanges);
        if (end.isPresent()) {
            return end.get();
        }
        try {
            if (expected.isPresent() && Patterns.found(expected.get(), reply.text())) {
                return new Outcome.Done(exchanges);
            }
        } catch (RunawayPattern e) {
            return undecided("verify.expect: " + e.getMessage(), exchanges);
        }
        return new Outcome.Fail(
                "it did not take effect: the answer '" + Judgement.shortened(reply.text()) + "' of the check '"
                        + task.verify() + "' does not match verify.expect",
                exchanges);
    }

    /** Empty when the next command may be sent. */
    private Optional<Outcome> judge(Task task, String command, Reply reply, List<Exchange> exchanges) {
        boolean before = !exchanges.isEmpty();
        if (!(reply instanceof Reply.Ended ended) || ended.sent()) {
            exchanges.add(new Exchange(command, reply.text(), reply.took()));
        }
        if (reply instanceof Reply.Ended ended) {
            return Optional.of(
                    new Outcome.Unavailable(ended.trouble(), ended.reason(), before || ended.sent(), exchanges));
        }
        if (reply instanceof Reply.Silent) {
            return Optional.of(
                    new Outcome.Silent("no complete answer within " + seconds(task) + " s to: " + command, exchanges));
        }
        Judgement.Verdict verdict = judgement.of(reply.text(), ((Reply.Complete) reply).status());
        if (verdict instanceof Judgement.Verdict.Temporary later) {
            return Optional.of(new Outcome.Postpone("'" + later.words() + "' on: " + command, exchanges));
        }
        if (verdict instanceof Judgement.Verdict.Refused refused) {
            return Optional.of(new Outcome.Fail("'" + refused.words() + "' on: " + command, exchanges));
        }
        return verdict instanceof Judgement.Verdict.Undecided undecided
                ? Optional.of(undecided(undecided.why(), exchanges))
                : Optional.empty();
    }

    private static Outcome undecided(String why, List<Exchange> exchanges) {
        return new Outcome.Unavailable(Trouble.MISCONFIGURED, why, true, exchanges);
    }

    private static String seconds(Task task) {
        return task.timeout().toMillis() % 1000 == 0
                ? Long.toString(task.timeout().toSeconds())
                : Double.toString(task.timeout().toMillis() / 1000.0);
    }
}
