package org.nasd.scheduler.internal.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.nasd.api.driver.Outcome;

/**
 * Events that got no answer from a NAS which cannot be asked for a sign of life, as long as nobody knows whose fault it is. Confined to
 * one thread.
 */
final class Suspects {

    /** Silent accounts in a row after which the NAS is to blame. */
    static final int ENOUGH = 5;

    private final List<Suspect> silent = new ArrayList<>();

    /**
     * An event that got no answer.
     *
     * @param outcome what was seen of it
     * @param took how long it was waited for, which is not how long nobody knew whose fault it was
     */
    record Suspect(InFlight flight, Outcome.Silent outcome, Duration took) {}

    void add(Suspect suspect) {
        silent.add(suspect);
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
        return !silent.isEmpty() && now - silent.get(0).flight().giveUpAt() > 0;
    }

    boolean holds(long eventId) {
        return silent.stream().anyMatch(suspect -> suspect.flight().event().id() == eventId);
    }

    /** Lets all of them go. */
    List<Suspect> release() {
        List<Suspect> released = List.copyOf(silent);
        silent.clear();
        return released;
    }
}
