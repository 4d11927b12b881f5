package org.nasd.shell.internal.view;

import java.util.ArrayList;
import java.util.List;
import org.nasd.api.operations.AttemptView;
import org.nasd.api.operations.PushOutcome;
import org.nasd.api.operations.Pushed;

/** What became of a pushed event, for people. */
public final class PushText {

    private PushText() {}

    public static String pushed(Pushed pushed) {
        return "pushed: compact id " + pushed.compactId();
    }

    /** What became of it, the device's answers included. */
    public static List<String> outcome(PushOutcome outcome) {
        List<String> lines = new ArrayList<>();
        outcome.attempts().stream()
                .map(AttemptView::answer)
                .filter(answer -> answer != null && !answer.isBlank())
                .forEach(answer -> Words.safe(answer).lines().forEach(lines::add));
        lines.add(summary(outcome));
        return lines;
    }

    private static String summary(PushOutcome outcome) {
        if (outcome instanceof PushOutcome.Done) {
            return "done";
        }
        if (outcome instanceof PushOutcome.Superseded) {
            return "obsolete: a later event of the account took its place";
        }
        if (outcome instanceof PushOutcome.Failed failed) {
            return "failed (" + Words.lower(failed.reason()) + "): " + Words.line(failed.error()) + "; nas:event "
                    + failed.id() + " shows all";
        }
        if (outcome instanceof PushOutcome.Postponed postponed) {
            return "postponed " + postponed.times() + " times so far: " + Words.line(postponed.lastError())
                    + "; nas:event " + postponed.id() + " shows all";
        }
        if (outcome instanceof PushOutcome.Waiting waiting) {
            return "still waiting on the " + Words.lower(waiting.place()) + " stack"
                    + (waiting.reason().isEmpty() ? "" : ": " + Words.line(waiting.reason()));
        }
        throw new IllegalStateException("no outcome: " + outcome);
    }

    /** 0 when it was delivered or needed no delivery, 1 when it failed, 2 when it still waits. */
    public static int exitStatus(PushOutcome outcome) {
        if (outcome instanceof PushOutcome.Failed) {
            return 1;
        }
        return outcome.isEnd() ? 0 : 2;
    }
}
