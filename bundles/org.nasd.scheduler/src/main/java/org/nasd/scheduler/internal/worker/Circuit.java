package org.nasd.scheduler.internal.worker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

/**
 * Decides when a NAS that gives trouble may be tried again, so that a dead router costs nothing, one that comes back is not overrun, and a
 * wrong password does not lock the login. Confined to one thread.
 */
final class Circuit {

    /** Failures in a row after which the NAS counts as unavailable. */
    static final int THRESHOLD = 5;

    /** Refused logins in a row after which the NAS is stopped. */
    static final int LOGINS = 3;

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long FIRST_OPEN_PAUSE = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(60);
    private static final long LOGIN_PAUSE = TimeUnit.SECONDS.toNanos(5);
    private static final double JITTER = 0.2;

    private final DoubleSupplier random;
    private final Duration loginRetry;
    private int failures;
    private int refusedLogins;
    private boolean stopped;
    private boolean onTrial;
    private boolean blocked;
    private long tryAt;
    private String reason = "";

    /**
     * @param loginRetry pause between logins once {@link #LOGINS} were refused
     * @param random uniform from 0 to 1, for jitter
     */
    Circuit(Duration loginRetry, DoubleSupplier random) {
        this.loginRetry = loginRetry;
        this.random = random;
    }

    /** The NAS answered a command, whatever the answer. */
    void answered() {
        failures = 0;
        refusedLogins = 0;
        stopped = false;
        onTrial = false;
        blocked = false;
        reason = "";
    }

    /** A session could be opened: the NAS is on trial until it answers a command. */
    void opened() {
        onTrial = failures >= THRESHOLD || stopped;
        reason = "";
        stopped = false;
        blocked = false;
        refusedLogins = 0;
    }

    /** The NAS gave trouble. */
    void failed(Outcome.Unavailable trouble, long now) {
        reason = trouble.reason();
        onTrial = false;
        blocked = true;
        failures++;
        tryAt = now + pause(trouble.trouble());
    }

    /** The NAS counts as unavailable at once, without waiting for more failures. */
    void trip(Outcome.Unavailable trouble, long now) {
        failures = Math.max(failures, THRESHOLD - 1);
        failed(trouble, now);
    }

    private long pause(Trouble trouble) {
        return switch (trouble) {
            case UNTRUSTED, MISCONFIGURED -> {
                stopped = true;
                yield Long.MAX_VALUE / 2;
            }
            case LOGIN_REFUSED -> {
                stopped = ++refusedLogins >= LOGINS;
                yield stopped ? loginRetry.toNanos() : LOGIN_PAUSE;
            }
            case UNREACHABLE, LOST, BUSY ->
                jittered(
                        failures < THRESHOLD
                                ? FIRST_PAUSE << (failures - 1)
                                : Math.min(LONGEST_PAUSE, FIRST_OPEN_PAUSE << Math.min(10, failures - THRESHOLD)));
        };
    }

    private long jittered(long pause) {
        return (long) (pause * (1 - JITTER + 2 * JITTER * random.getAsDouble()));
    }

    /** Everything may be tried again at once: settings changed, or an operator asks for it. */
    void reset(long now) {
        failures = 0;
        refusedLogins = 0;
        stopped = false;
        onTrial = false;
        blocked = false;
        tryAt = now;
        reason = "";
    }

    /** Whether a session may be opened now. */
    boolean mayTry(long now) {
        return !blocked || tryAt - now <= 0;
    }

    /** When a session may be opened, where {@link #mayTry} says not now. */
    long tryAt() {
        return tryAt;
    }

    /** Whether only one command should be risked, since the NAS has just come back. */
    boolean onTrial() {
        return onTrial;
    }

    /** Whether events should wait in the stack rather than in memory. */
    boolean isOpen() {
        return state() != NasState.WORKING;
    }

    NasState state() {
        if (stopped) {
            return NasState.STOPPED;
        }
        return blocked && failures >= THRESHOLD ? NasState.UNAVAILABLE : NasState.WORKING;
    }

    /** What the last trouble was; empty when there is none. */
    String reason() {
        return reason;
    }
}
