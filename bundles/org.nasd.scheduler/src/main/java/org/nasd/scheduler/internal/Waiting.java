package org.nasd.scheduler.internal;

import org.nasd.api.event.EventHead;
import org.nasd.api.event.QueuedEvent;

/** An event that is held in memory: its head, when it is due by the monotonic clock, and its body as long as there is room for it. */
final class Waiting {

    final EventHead head;
    final boolean urgent;
    int tryCount;
    long dueAt;
    QueuedEvent body;

    /** Whether it was given to the device before. */
    boolean sent;

    Waiting(EventHead head, boolean urgent, long now) {
        this.head = head;
        this.urgent = urgent;
        this.tryCount = head.tryCount();
        this.dueAt = now + head.delay().toNanos();
    }

    long id() {
        return head.id();
    }

    /** Roughly the memory its body takes, in characters. */
    int weight() {
        return body == null || body.event().params() == null
                ? 0
                : body.event().params().length();
    }
}
