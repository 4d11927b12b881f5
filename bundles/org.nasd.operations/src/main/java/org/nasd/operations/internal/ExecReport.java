package org.nasd.operations.internal;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.nasd.api.driver.Outcome;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.ExecResult;

/** Tells what became of a command by hand in the words of the original. */
final class ExecReport {

    /** Exit codes as the original's tools use them. */
    static final int DONE = 0;

    static final int FAILED = 1;
    static final int REFUSED = 249;
    static final int NOT_NOW = 254;

    private static final Pattern DEVICE_ERROR = Pattern.compile("\\w+ message: '.*', command: '.*'", Pattern.DOTALL);

    private ExecReport() {}

    static ExecResult of(Nas nas, Outcome outcome, Duration took) {
        List<ExecResult.Answer> answers = outcome.exchanges().stream()
                .map(e -> new ExecResult.Answer(nas.redact(e.command()), nas.redact(e.answer()), e.took()))
                .toList();
        int code = code(outcome);
        return new ExecResult(answers, took, code, code == DONE ? "" : line(nas.redact(reason(outcome)), code));
    }

    private static int code(Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            return DONE;
        }
        if (outcome instanceof Outcome.Fail fail) {
            return DEVICE_ERROR.matcher(fail.reason()).matches() ? REFUSED : FAILED;
        }
        return NOT_NOW;
    }

    private static String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Fail fail) {
            return fail.reason();
        }
        if (outcome instanceof Outcome.Postpone postpone) {
            return postpone.reason();
        }
        if (outcome instanceof Outcome.Silent silent) {
            return silent.reason() + "; the command may have taken effect";
        }
        if (outcome instanceof Outcome.Unavailable unavailable) {
            return unavailable.reason() + (unavailable.doubtful() ? "; the command may have taken effect" : "");
        }
        return "";
    }

    private static String line(String reason, int code) {
        return "ERROR: " + reason + " exit code: " + code;
    }
}
