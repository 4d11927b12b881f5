package org.nasd.compactor.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.nasd.api.event.CompactEvent;

/**
 * The rows that wait in the compact stack for their account or NAS to appear. They are met again in every round, but looked at only now
 * and then. Used by one thread.
 */
final class Deferrals {

    private static final long REST = Duration.ofMillis(250).toNanos();

    private record Entry(long since, long restsUntil) {}

    private final LongSupplier clock;
    private final Map<Long, Entry> rows = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();

    Deferrals(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether the row was looked at a moment ago, so that looking again is of no use yet. */
    boolean rests(CompactEvent row, Duration grace) {
        Entry entry = rows.get(row.id());
        return entry != null && clock.getAsLong() < entry.restsUntil() && !isOver(row, grace);
    }

    /**
     * Whether a row has waited for its whole grace: by the database's clock, or, since a producer may have written a date in the future, by
     * how long it was seen to wait.
     */
    boolean isOver(CompactEvent row, Duration grace) {
        Entry entry = rows.get(row.id());
        return row.age().compareTo(grace) >= 0
                || (entry != null && clock.getAsLong() - entry.since() >= grace.toNanos());
    }

    /** The row was looked at and stays. */
    void defer(CompactEvent row) {
        long now = clock.getAsLong();
        seen.add(row.id());
        rows.merge(row.id(), new Entry(now, now + REST), (old, fresh) -> new Entry(old.since(), fresh.restsUntil()));
    }

    /** The row was passed by. */
    void seen(CompactEvent row) {
        seen.add(row.id());
    }

    /** All rows of the stack were passed: those not met are gone. */
    void endRound() {
        rows.keySet().retainAll(seen);
        seen.clear();
    }

    int size() {
        return rows.size();
    }
}
