package org.nasd.api.operations;

import java.time.Duration;
import java.time.Instant;
import org.nasd.api.event.Event;
import org.nasd.api.event.FailureReason;

/** An event on one of the stacks, for people. Texts from a device hold no secret of the NAS. */
public sealed interface EventView {

    /** Its id on that stack. */
    long id();

    /** What is asked. */
    Event event();

    /** When it was put there; of a failed one, when it entered the main stack. By the database's clock. */
    Instant date();

    /** Which stack it is on. */
    EventPlace place();

    /**
     * On the compact stack.
     *
     * @param age how long it has been there
     */
    record Compact(long id, Event event, Instant date, Duration age) implements EventView {
        @Override
        public EventPlace place() {
            return EventPlace.COMPACT;
        }
    }

    /**
     * On the main stack.
     *
     * @param compactId the id it had in the compact stack, or null when it was requeued
     * @param nasName name of its NAS, or null when that is no longer there
     * @param tryCount attempts charged so far
     * @param dueIn how much longer it is put off; zero when due
     * @param lastError what the last charged attempt ended with, or null
     */
    record Main(
            long id,
            Long compactId,
            Event event,
            String nasName,
            Instant date,
            int tryCount,
            Duration dueIn,
            String lastError)
            implements EventView {
        @Override
        public EventPlace place() {
            return EventPlace.MAIN;
        }
    }

    /**
     * Among the failed.
     *
     * @param compactId the id it had in the compact stack, or null when it had been requeued
     * @param nasName name of its NAS, or null when that was never found or is no longer there
     * @param tryCount attempts charged
     * @param reason the class of failure
     * @param lastError what happened and what to do
     * @param lastAnswer what the device answered, or null
     * @param failedDate when it ended, by the database's clock
     * @param supersededBy id of a later event that made it obsolete, or null
     */
    record Failed(
            long id,
            Long compactId,
            Event event,
            String nasName,
            Instant date,
            int tryCount,
            FailureReason reason,
            String lastError,
            String lastAnswer,
            Instant failedDate,
            Long supersededBy)
            implements EventView {
        @Override
        public EventPlace place() {
            return EventPlace.FAILED;
        }
    }
}
