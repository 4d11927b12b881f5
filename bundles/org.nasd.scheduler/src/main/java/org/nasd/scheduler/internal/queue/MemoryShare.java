package org.nasd.scheduler.internal.queue;

import java.util.concurrent.atomic.AtomicInteger;

/** How many heads of waiting events each NAS may hold, so that all together stay within bounds whatever waits where. */
public final class MemoryShare {

    private static final int ALL = 100_000;
    private static final int MOST = 10_000;
    private static final int LEAST = 20;

    private final AtomicInteger holders = new AtomicInteger();

    /** A NAS begins to hold events. */
    void enter() {
        holders.incrementAndGet();
    }

    /** A NAS holds none any more. */
    void leave() {
        holders.decrementAndGet();
    }

    /** What each may hold now. */
    int each() {
        return Math.max(LEAST, Math.min(MOST, ALL / Math.max(1, holders.get())));
    }
}
