package org.nasd.scheduler.internal.results;

import java.time.Duration;
import java.util.Optional;
import org.nasd.api.driver.Outcome;
import org.nasd.api.event.FailureReason;
import org.nasd.scheduler.internal.assignment.EngineSettings;

/** What an outcome means for the event: the rules of attempts and delays, apart from everything that carries them out. */
public sealed interface Verdict {

    /** Ends of nasd in the middle of sending an event after which the event is to blame. */
    int POISON = 3;

    /** It is delivered. */
    record Delivered() implements Verdict {}

    /**
     * It is tried again after a delay.
     *
     * @param tryCount attempts charged by now
     */
    record Later(int tryCount, Duration delay, String reason) implements Verdict {}

    /** It ends among the failed. */
    record Failed(int tryCount, FailureReason reason, String error) implements Verdict {}

    /** The NAS is to blame: it waits for the NAS, with nothing charged. */
    record Uncharged(String reason) implements Verdict {}

    /**
     * @param tryCount attempts charged before this one
     * @param idempotent whether the event may be sent again when nobody knows if it arrived
     */
    static Verdict of(Outcome outcome, int tryCount, boolean idempotent, EngineSettings settings) {
        if (outcome instanceof Outcome.Done) {
            return new Delivered();
        }
        if (outcome instanceof Outcome.Fail fail) {
            return new Failed(tryCount + 1, FailureReason.REFUSED, fail.reason());
        }
        if (outcome instanceof Outcome.Postpone postpone) {
            return charged(postpone.reason(), tryCount, settings);
        }
        if (outcome instanceof Outcome.Unavailable unavailable) {
            return unavailable.doubtful() && !idempotent
                    ? uncertain(unavailable.reason(), tryCount)
                    : new Uncharged(unavailable.reason());
        }
        Outcome.Silent silent = (Outcome.Silent) outcome;
        return idempotent ? charged(silent.reason(), tryCount, settings) : uncertain(silent.reason(), tryCount);
    }

    private static Verdict charged(String reason, int tryCount, EngineSettings settings) {
        int attempts = tryCount + 1;
        if (attempts >= settings.maxAttempts()) {
            return new Failed(attempts, FailureReason.EXHAUSTED, reason + " (attempt " + attempts + ", the last one)");
        }
        return new Later(attempts, settings.postponeUnit().multipliedBy(attempts), reason);
    }

    /**
     * What is to become of an event that was being sent when nasd ended, where it is not to be sent again.
     *
     * @param crashes how often that has happened to it
     * @param tryCount attempts charged, those that were interrupted among them
     */
    static Optional<Failed> ofSurvivor(String type, int crashes, int tryCount, boolean idempotent) {
        if (!idempotent) {
            return Optional.of(new Failed(
                    tryCount,
                    FailureReason.UNCERTAIN,
                    "nasd ended while this event was being sent; it may have taken effect and must not be sent twice"
                            + " (idempotent." + type + " = false): look at the NAS, then requeue it or not"));
        }
        if (crashes >= POISON) {
            return Optional.of(new Failed(
                    tryCount,
                    FailureReason.POISON,
                    "nasd ended " + crashes + " times while this event was being sent, the last times with no other in"
                            + " doubt: the event or its driver seems to be why; look at its variables, and at the end of"
                            + " the daemon's log before each start, then requeue it or not"));
        }
        return Optional.empty();
    }

    private static Verdict uncertain(String reason, int tryCount) {
        return new Failed(
                tryCount + 1,
                FailureReason.UNCERTAIN,
                reason
                        + "; it may have taken effect and must not be sent twice: look at the NAS, then requeue it or not");
    }
}
