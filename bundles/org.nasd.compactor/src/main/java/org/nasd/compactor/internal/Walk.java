package org.nasd.compactor.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.stack.CompactStack;

/**
 * Walks over the compact stack from its low end, again and again: a transaction that commits late makes lower ids visible after higher
 * ones, so no position is kept from round to round. Used by one thread.
 */
final class Walk {

    /** So long a round may go on while producers keep every page full; then it begins at the low end again. */
    private static final long ROUND = Duration.ofSeconds(1).toNanos();

    private final CompactStack stack;
    private final Mover mover;
    private final LongSupplier clock;
    private final Deferrals deferrals;
    private volatile Duration oldest = Duration.ZERO;

    Walk(CompactStack stack, Mover mover, LongSupplier clock) {
        this.stack = stack;
        this.mover = mover;
        this.clock = clock;
        this.deferrals = new Deferrals(clock);
    }

    /**
     * One round.
     *
     * @return whether there may be more to do at once
     * @throws RuntimeException when something failed; what was not moved is still in the compact stack
     */
    boolean round(CompactorSettings settings, BooleanSupplier stopping) {
        long began = clock.getAsLong();
        Round round = new Round(deferrals, settings.grace());
        mover.probe(deferrals, settings.grace());
        long after = 0;
        boolean more = true;
        while (more && !stopping.getAsBoolean() && clock.getAsLong() - began < ROUND) {
            List<CompactEvent> page = stack.read(after, settings.batch());
            if (after == 0) {
                oldest = page.isEmpty() ? Duration.ZERO : page.get(0).age();
            }
            List<CompactEvent> rows = round.worthALook(page, mover.suspects());
            if (!rows.isEmpty() && !mover.move(rows, round)) {
                return true;
            }
            more = page.size() == settings.batch();
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        }
        if (!more) {
            deferrals.endRound();
        }
        return mover.settleSuspects(deferrals, settings.grace()) || more;
    }

    /** How old the row at the low end was when it was last read. Safe for all threads. */
    Duration oldest() {
        return oldest;
    }
}
