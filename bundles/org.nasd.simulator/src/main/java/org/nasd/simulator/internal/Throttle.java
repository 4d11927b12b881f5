package org.nasd.simulator.internal;

import java.time.Duration;
import java.util.Random;
import org.nasd.simulator.Clamp;

/** A {@link Clamp} at work. Used by the NAS's thread only; times are nanoseconds of the monotonic clock. */
public final class Throttle {

    private final Clamp clamp;
    private final Random random;
    private int burst;
    private boolean begun;
    private long lastArrival;
    private long nextFree;

    public Throttle(Clamp clamp, Random random) {
        this.clamp = clamp;
        this.random = random;
    }

    /** How long the command that arrives now takes at least, in nanoseconds. */
    public long admit(long now) {
        if (!begun || (now - lastArrival > clamp.recovery().toNanos() && now > nextFree)) {
            burst = clamp.leastBurst() + random.nextInt(clamp.mostBurst() - clamp.leastBurst() + 1);
            nextFree = now;
            begun = true;
        }
        lastArrival = now;
        if (burst > 0) {
            burst--;
            return clamp.fast().toNanos();
        }
        nextFree = Math.max(now, nextFree) + (long) (Duration.ofSeconds(1).toNanos() / clamp.perSecond());
        return Math.max(clamp.slow().toNanos(), nextFree - now);
    }
}
