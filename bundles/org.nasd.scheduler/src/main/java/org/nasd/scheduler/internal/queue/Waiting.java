package org.nasd.scheduler.internal.queue;

import org.nasd.api.event.EventHead;
import org.nasd.api.event.QueuedEvent;

/** An event that is held in memory: its head, when it is due by the monotonic clock, and its body as long as there is room for it. */
public final class Waiting {

    final EventHead head;
    final boolean urgent;
    int tryCount;
    long dueAt;
    QueuedEvent body;

    private boolean sent;

    Waiting(EventHead head, boolean urgent, long now) {
        this.head = head;
        this.urgent = urgent;
        this.tryCount = head.tryCount();
        this.dueAt = now + head.delay().toNanos();
    }

    public long id() {
        return head.id();
    }

    public EventHead head() {
        return head;
    }

    /** Whether it answers a person. */
    public boolean isUrgent() {
        return urgent;
    }

    /** Attempts charged by now. */
    public int tryCount() {
        return tryCount;
    }

    /** When it may be sent, by the monotonic clock. */
    public long dueAt() {
        return dueAt;
    }

    /** Null as long as it must be read again. */
    public QueuedEvent body() {
        return body;
    }

    /** It is given to the device. Tells whether that is the first time. */
    public boolean markSent() {
        boolean first = !sent;
        sent = true;
        return first;
    }

    /** Roughly the memory its body takes, in characters. */
    int weight() {
        return body == null || body.event().params() == null
                ? 0
                : body.event().params().length();
    }
}
