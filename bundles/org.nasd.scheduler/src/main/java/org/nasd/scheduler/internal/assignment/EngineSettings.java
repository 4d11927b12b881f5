package org.nasd.scheduler.internal.assignment;

import java.time.Duration;

/**
 * What an operator can set for the dispatch as a whole (PID org.nasd.scheduler).
 *
 * @param maxAttempts charged attempts after which an event fails
 * @param postponeUnit the delay after the first charged attempt; after the n-th it is n times as long
 * @param refresh how often the settings of all NAS are read again
 * @param stopGrace how long a stop waits for what is in flight
 * @param loginRetry pause between logins once a NAS has refused three
 * @param scriptDriver name of the driver for a NAS that has a script and no scheme
 * @param startLineAtEveryRefresh whether the start line of each NAS is repeated at every refresh, as in the original
 */
public record EngineSettings(
        int maxAttempts,
        Duration postponeUnit,
        Duration refresh,
        Duration stopGrace,
        Duration loginRetry,
        String scriptDriver,
        boolean startLineAtEveryRefresh) {

    public static final EngineSettings DEFAULT = new EngineSettings(
            10,
            Duration.ofMillis(61_200),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofMinutes(15),
            "legacy-script",
            true);
}
