package org.nasd.scheduler.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Events that got no answer from a NAS which cannot be asked for a sign of life, as long as nobody knows whose fault it is. Confined to
 * one thread.
 */
final class Suspects {

    /** Silent accounts in a row after which the NAS is to blame. */
    static final int ENOUGH = 5;

    private final List<InFlight> silent = new ArrayList<>();

    void add(InFlight flight) {
        silent.add(flight);
    }

    boolean isEmpty() {
        return silent.isEmpty();
    }

    /** Whether there are so many that the NAS must be to blame. */
    boolean acquitEachOther() {
        return silent.size() >= ENOUGH;
    }

    /** Whether the first of them has waited long enough for others to join it. */
    boolean areOverdue(long now) {
        return !silent.isEmpty() && now - silent.get(0).giveUpAt() > 0;
    }

    boolean holds(long eventId) {
        return silent.stream().anyMatch(flight -> flight.event().id() == eventId);
    }

    /** Lets all of them go. */
    List<InFlight> release() {
        List<InFlight> released = List.copyOf(silent);
        silent.clear();
        return released;
    }
}
