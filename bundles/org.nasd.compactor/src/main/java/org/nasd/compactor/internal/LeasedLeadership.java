package org.nasd.compactor.internal;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.nasd.api.stack.Leases;

/** Holds the lease of the task in the database, and renews it now and then. Used by one thread. */
final class LeasedLeadership implements Leadership {

    /** Well within {@link Leases#TERM}; it also bounds how long another node waits to follow one that left. */
    private static final long PERIOD = Duration.ofSeconds(2).toNanos();

    private final Leases leases;
    private final LongSupplier clock;
    private boolean held;
    private long askedAt;

    LeasedLeadership(Leases leases, LongSupplier clock) {
        this.leases = leases;
        this.clock = clock;
        this.askedAt = clock.getAsLong() - PERIOD;
    }

    @Override
    public boolean held() {
        long now = clock.getAsLong();
        if (now - askedAt >= PERIOD) {
            held = false;
            held = leases.lead();
            askedAt = now;
        }
        return held;
    }
}
