package org.nasd.compactor.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasd.api.scheme.Coalescing;
import org.nasd.api.stack.NasAccount;

/** Finds the events of a batch that a later one of the same account, NAS, service and session makes obsolete. Pure. */
final class Coalescer {

    /** Of each account, from the end of the batch to the barrier before it, the states that stay. */
    private final Map<NasAccount, List<Accepted>> later = new HashMap<>();

    private Coalescer() {}

    /**
     * @param events in the order of ids
     * @return in the same order, by which event each is made obsolete, or null where it stays
     */
    static List<Accepted> supersededBy(List<Accepted> events) {
        Coalescer coalescer = new Coalescer();
        Accepted[] by = new Accepted[events.size()];
        for (int i = by.length - 1; i >= 0; i--) {
            by[i] = coalescer.successor(events.get(i)).orElse(null);
        }
        return Arrays.asList(by);
    }

    private Optional<Accepted> successor(Accepted event) {
        if (Coalescing.isBarrier(event.event().type())) {
            later.remove(event.account());
            return Optional.empty();
        }
        if (!event.isState()) {
            return Optional.empty();
        }
        List<Accepted> stay = later.computeIfAbsent(event.account(), account -> new ArrayList<>());
        Optional<Accepted> successor =
                stay.stream().filter(event::isSupersededBy).findFirst();
        if (successor.isEmpty()) {
            stay.add(event);
        }
        return successor;
    }
}
