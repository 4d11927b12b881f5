package org.nasd.api.operations;

import java.time.Duration;
import java.time.Instant;

/**
 * One try to deliver an event.
 *
 * @param number the number of the charged attempt; an uncharged one repeats it
 * @param outcome {@code done}, {@code postpone}, {@code fail}, {@code unavailable}, {@code silent}, or {@code superseded}
 * @param message what happened; empty when done
 * @param answer what the device answered, without secrets; may be empty
 * @param took how long the device needed
 * @param at when it ended
 */
public record AttemptView(int number, String outcome, String message, String answer, Duration took, Instant at) {}
