package org.nasd.itests.harness;

import java.time.Duration;
import java.util.concurrent.Callable;

/** The one place of these tests that waits: for a condition, with a deadline. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /**
     * Waits until the condition holds. What it throws counts as "not yet" and is the cause of the error if it stays so.
     *
     * @param what completes the sentence "waited in vain until ..."
     */
    public static void until(String what, Duration deadline, Callable<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        Throwable last = null;
        do {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception | AssertionError e) {
                last = e;
            }
            Thread.sleep(PAUSE.toMillis());
        } while (System.nanoTime() < end);
        throw new AssertionError("waited " + deadline.toSeconds() + " s in vain until " + what, last);
    }
}
