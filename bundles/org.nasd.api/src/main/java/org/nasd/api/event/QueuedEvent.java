package org.nasd.api.event;

import java.time.Instant;

/**
 * A row of EVENTS_STACK: an event with its NAS and its frozen variables, waiting to be sent.
 *
 * @param head the event's identity and state
 * @param compactId the ID it had in the compact stack, or null when it was requeued
 * @param event what is asked; {@link Event#nasId()} and {@link Event#params()} are never null here
 * @param date when it entered the main stack, by the database's clock (EVENT_DATE)
 * @param lastError what the last charged attempt ended with, or null
 */
public record QueuedEvent(EventHead head, Long compactId, Event event, Instant date, String lastError) {}
