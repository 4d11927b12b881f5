package org.nasd.api.dispatch;

import java.time.Duration;

/**
 * How long a NAS takes over one kind of event, since the start of the dispatch.
 *
 * @param type the event's command
 * @param count events that the device answered
 * @param slow those that took it longer than {@link #SLOW}
 * @param mean mean time
 * @param max longest time
 */
public record TypeLatency(String type, long count, long slow, Duration mean, Duration max) {

    /** What one command should take at most, by the norms of the original. */
    public static final Duration SLOW = Duration.ofMillis(300);
}
