package org.nasd.tck.bench;

import java.time.Duration;
import java.util.concurrent.Callable;

/** The one place of the kit that waits: for a condition, with a deadline. */
public final class Until {

    private static final long PAUSE_MILLIS = 10;

    private Until() {}

    /** Waits until the condition holds, and tells whether it did in time. */
    public static boolean holds(Duration atMost, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }

    /**
     * Waits until the condition holds.
     *
     * @param what completes the sentence "waited in vain until ..."
     */
    public static void sure(String what, Duration atMost, Callable<Boolean> condition) throws Exception {
        if (!holds(atMost, condition)) {
            throw new AssertionError("waited " + atMost.toMillis() + " ms in vain until " + what);
        }
    }
}
