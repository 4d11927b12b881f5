package org.nasd.simulator;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, with a deadline. */
public final class Await {

    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private Await() {}

    public static void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > DEADLINE_NANOS) {
                throw new AssertionError("did not come true in 10 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
