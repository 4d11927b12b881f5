package org.nasd.compactor.internal;

import java.time.Duration;

/**
 * What an operator can set for the compactor (PID org.nasd.compactor).
 *
 * @param poll the longest wait for new events that nobody announced
 * @param batch rows that are read, and moved in one transaction, at once
 * @param grace how long an event waits for its account and its NAS to appear before it is rejected
 * @param memory accounts whose last variables are known without asking the database
 */
record CompactorSettings(Duration poll, int batch, Duration grace, int memory) {

    static final CompactorSettings DEFAULT =
            new CompactorSettings(Duration.ofMillis(50), 1000, Duration.ofSeconds(5), 100_000);

    CompactorSettings {
        within("poll", poll.toMillis(), 1, 60_000, "milliseconds");
        within("batch", batch, 1, 50_000, "rows");
        within("grace", grace.toMillis(), 0, 3_600_000, "milliseconds");
        within("memory", memory, 1000, 10_000_000, "accounts");
    }

    private static void within(String key, long value, long min, long max, String unit) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("org.nasd.compactor: " + key + " is " + value + " " + unit
                    + ", but must be from " + min + " to " + max);
        }
    }
}
