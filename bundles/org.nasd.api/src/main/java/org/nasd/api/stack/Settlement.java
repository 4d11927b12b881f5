package org.nasd.api.stack;

import java.time.Duration;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;

/** What the dispatch decided about an event of the main stack, to be made durable by {@link MainStack#settle}. */
public sealed interface Settlement {

    /** The event as it was read; its NAS, account and id are the key. */
    EventHead head();

    /**
     * About to be given to the device: from the commit of this until that of another settlement of the event nobody but this process
     * knows its fate. It is on record, and found by {@link MainStack#recover} when the process ends in between.
     */
    record Sending(EventHead head) implements Settlement {}

    /** It came back with nothing charged, or was not sent after all: it waits as before, and is no longer on record as being sent. */
    record Returned(EventHead head) implements Settlement {}

    /** Delivered: it leaves the stack. */
    record Done(EventHead head) implements Settlement {}

    /**
     * Made obsolete by a later waiting event of the same account: it leaves the stack.
     *
     * @param by ID of that later event
     */
    record Superseded(EventHead head, long by) implements Settlement {}

    /**
     * It stays and is due again after the delay, which begins at the commit by the database's clock.
     *
     * @param tryCount attempts charged by now
     * @param error what happened, for a person
     */
    record Postponed(EventHead head, int tryCount, Duration delay, String error) implements Settlement {}

    /**
     * It enters the failed stack.
     *
     * @param tryCount attempts charged
     * @param error what happened and what to do, in one line
     * @param answer what the device said, secrets redacted, or null
     */
    record Failed(EventHead head, int tryCount, FailureReason reason, String error, String answer)
            implements Settlement {}
}
