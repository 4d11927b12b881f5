package org.nasd.scheduler.internal.queue;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory the bodies of waiting events may take over all NAS; what does not fit is read again when its turn comes. */
public final class BodyBudget {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    /**
     * @param limit in characters
     */
    public BodyBudget(long limit) {
        this.limit = limit;
    }

    /** Reserves room for an event's body, or drops the body. */
    void admit(Waiting event) {
        int weight = event.weight();
        if (used.addAndGet(weight) > limit && weight > 0) {
            used.addAndGet(-weight);
            event.body = null;
        }
    }

    /** Counts a body that is needed now, whether there is room or not. */
    void admitAlways(Waiting event) {
        used.addAndGet(event.weight());
    }

    /** Gives back the room of an event that leaves the memory. */
    void release(Waiting event) {
        used.addAndGet(-event.weight());
    }

    long used() {
        return used.get();
    }
}
