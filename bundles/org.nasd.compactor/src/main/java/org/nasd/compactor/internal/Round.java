package org.nasd.compactor.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nasd.api.event.CompactEvent;

/** What one walk over the compact stack has left behind so far: accounts whose later rows must stay because an earlier one does. */
final class Round {

    private final Deferrals deferrals;
    private final Duration grace;
    private final Set<Long> held = new HashSet<>();

    Round(Deferrals deferrals, Duration grace) {
        this.deferrals = deferrals;
        this.grace = grace;
    }

    /** The rows of a page that are worth a look now. */
    List<CompactEvent> worthALook(List<CompactEvent> page, Set<Long> setAside) {
        return page.stream().filter(row -> isWorthALook(row, setAside)).toList();
    }

    private boolean isWorthALook(CompactEvent row, Set<Long> setAside) {
        if (held.contains(row.event().userId())) {
            deferrals.seen(row);
            return false;
        }
        if (setAside.contains(row.id()) || deferrals.rests(row, grace)) {
            deferrals.seen(row);
            hold(row);
            return false;
        }
        return true;
    }

    /** Rows that stay. Only the first of an account is to blame and rests; those behind it are free as soon as it is gone. */
    void defer(List<CompactEvent> rows) {
        for (CompactEvent row : rows) {
            if (held.add(row.event().userId())) {
                deferrals.defer(row);
            } else {
                deferrals.seen(row);
            }
        }
    }

    void hold(CompactEvent row) {
        held.add(row.event().userId());
    }

    Set<Long> held() {
        return held;
    }

    boolean waitedLongEnough(CompactEvent row) {
        return deferrals.isOver(row, grace);
    }
}
