package org.nasd.stack.internal.age;

import java.time.Duration;
import java.time.Instant;

/**
 * How old a database is.
 *
 * @param databaseId which one, the same in every copy of it
 * @param number grows while it is in use
 * @param at when it grew last, by its own clock
 * @param idle how long ago that is, by its own clock
 */
record Age(String databaseId, long number, Instant at, Duration idle) {}
