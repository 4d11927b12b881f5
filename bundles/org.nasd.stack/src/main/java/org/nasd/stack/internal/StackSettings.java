package org.nasd.stack.internal;

import java.time.Duration;

/**
 * What can be set about the stacks.
 *
 * @param queryTimeout the longest a single statement may take
 * @param announce whether a database that can shall tell of inserts at once
 * @param keepAttempts how long tries are kept
 * @param keepFailed how long failed events are kept
 */
public record StackSettings(Duration queryTimeout, boolean announce, Duration keepAttempts, Duration keepFailed) {

    public static final StackSettings DEFAULTS =
            new StackSettings(Duration.ofSeconds(30), true, Duration.ofHours(24), Duration.ofDays(90));

    public StackSettings {
        requirePositive("query.timeout", queryTimeout);
        requirePositive("attempts.keep", keepAttempts);
        requirePositive("failed.keep", keepFailed);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be above 0");
        }
    }
}
