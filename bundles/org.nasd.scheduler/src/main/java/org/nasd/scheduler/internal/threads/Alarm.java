package org.nasd.scheduler.internal.threads;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Wakes its owner at the earliest of the times asked for. Confined to one event loop. */
public final class Alarm {

    /** Never: nothing to wait for. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long SHORTEST = TimeUnit.MICROSECONDS.toNanos(100);

    private final EventLoop loop;
    private final Runnable owner;
    private ScheduledFuture<?> next;
    private long at;

    public Alarm(EventLoop loop, Runnable owner) {
        this.loop = loop;
        this.owner = owner;
    }

    /** Wakes the owner after so many nanoseconds, unless that is to happen earlier anyway. */
    public void in(long nanos, long now) {
        if (nanos == NEVER) {
            return;
        }
        long wanted = now + nanos;
        if (next != null && !next.isDone() && at - wanted <= 0 && at - now > 0) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        at = wanted;
        next = loop.schedule(owner, Math.max(nanos, SHORTEST));
    }
}
