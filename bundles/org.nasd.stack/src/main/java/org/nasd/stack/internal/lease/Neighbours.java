package org.nasd.stack.internal.lease;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.nasd.api.stack.Leases.Node;

/**
 * Whether other nodes use the same database, as far as this one knows: what nobody hears need not be announced. Safe for all threads.
 */
public final class Neighbours {

    /** A node renews itself every second, and whoever comes meanwhile finds within a second what it was not told of. */
    private static final Duration GOOD = Duration.ofSeconds(3);

    private final LongSupplier clock;
    private volatile long aloneUntil;

    /**
     * @param clock monotonic, in nanoseconds
     */
    public Neighbours(LongSupplier clock) {
        this.clock = clock;
        this.aloneUntil = clock.getAsLong();
    }

    /** All nodes that are alive, this one among them. */
    void seen(List<Node> nodes) {
        long now = clock.getAsLong();
        aloneUntil = nodes.size() > 1 ? now : now + GOOD.toNanos();
    }

    /** Whether there may be others; not where this node has just seen that there are none. */
    public boolean mayBeThere() {
        return aloneUntil - clock.getAsLong() <= 0;
    }
}
