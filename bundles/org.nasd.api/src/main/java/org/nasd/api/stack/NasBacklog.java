package org.nasd.api.stack;

import java.time.Duration;

/**
 * What waits for a NAS in the main stack.
 *
 * @param waiting events, postponed ones included
 * @param postponed those that are put off to a later time
 * @param oldest how long the oldest of them has been in the main stack, by the database's clock
 */
public record NasBacklog(long waiting, long postponed, Duration oldest) {}
