package org.nasd.api.event;

import java.time.Duration;
import java.time.Instant;

/**
 * One try to deliver an event, kept for 24 h for events that were not done at once and for urgent ones (EVENT_ATTEMPTS).
 *
 * @param eventId the event in the main stack, or 0 when it was made obsolete before it got there
 * @param compactId its ID in the compact stack, or null
 * @param nasId the NAS
 * @param userId the account
 * @param type the command
 * @param number 1 for the first charged attempt; an uncharged one repeats the number
 * @param outcome {@code done}, {@code postpone}, {@code fail}, {@code unavailable}, {@code silent}, or {@code superseded} when a later event made
 *     it obsolete; the message then names that event
 * @param message what happened, for a person; empty when done
 * @param answer what the device answered, secrets redacted and at most 64 KiB; may be empty
 * @param took how long the device needed
 * @param at when it ended, by this node's clock
 */
public record Attempt(
        long eventId,
        Long compactId,
        long nasId,
        long userId,
        String type,
        int number,
        String outcome,
        String message,
        String answer,
        Duration took,
        Instant at) {}
