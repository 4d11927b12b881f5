package org.nasd.api.event;

import java.time.Instant;

/**
 * A row of EVENTS_FAILED: an event that was not delivered, with the reason; it can be requeued from here.
 *
 * @param id the ID it had in the main stack, or one of the same sequence when it was rejected before it got there
 * @param compactId the ID it had in the compact stack, or null when it had been requeued
 * @param event what was asked; {@link Event#nasId()} is null when the NAS was never found
 * @param date when it entered the main stack, or was asked for when it was rejected before
 * @param tryCount attempts charged
 * @param lastError what happened and what to do, in one line for a person
 * @param lastAnswer what the device answered, secrets redacted; or null
 * @param reason the class of failure
 * @param failedDate when it ended, by the database's clock
 * @param supersededBy ID of a later event of the same group that made it obsolete, or null
 */
public record FailedEvent(
        long id,
        Long compactId,
        Event event,
        Instant date,
        int tryCount,
        String lastError,
        String lastAnswer,
        FailureReason reason,
        Instant failedDate,
        Long supersededBy) {}
