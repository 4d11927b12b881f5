package org.nasd.scheduler.internal.worker;

import java.util.concurrent.TimeUnit;

/** At most so many commands per second to one NAS, evenly, with a burst of a tenth of a second. Confined to one thread. */
final class RateLimit {

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int perSecond;
    private double tokens;
    private long last;

    /**
     * @param perSecond 0 for no limit
     */
    RateLimit(int perSecond, long now) {
        this.perSecond = perSecond;
        this.tokens = burst();
        this.last = now;
    }

    /** How long until something may be sent, in nanoseconds; 0 when it may be sent now. */
    long waitNanos(long now) {
        if (perSecond == 0) {
            return 0;
        }
        fill(now);
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) * SECOND / perSecond);
    }

    /** Counts commands that are sent; the debt of a large event is paid by those after it. */
    void take(int commands, long now) {
        if (perSecond > 0) {
            fill(now);
            tokens -= Math.max(1, commands);
        }
    }

    private void fill(long now) {
        tokens = Math.min(burst(), tokens + (now - last) * perSecond / SECOND);
        last = now;
    }

    private double burst() {
        return Math.max(1, perSecond / 10.0);
    }
}
