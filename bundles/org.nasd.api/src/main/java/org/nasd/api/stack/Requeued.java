package org.nasd.api.stack;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What {@link FailedStack#requeue} did.
 *
 * @param compactIds new ids in the compact stack, by the id of the failed event
 * @param superseded ids left where they are, because a later event of their group made them obsolete, each with the id of that event
 * @param gone ids that were no longer in the failed stack
 */
public record Requeued(Map<Long, Long> compactIds, Map<Long, Long> superseded, Set<Long> gone) {
    public Requeued {
        compactIds = Collections.unmodifiableMap(new TreeMap<>(compactIds));
        superseded = Collections.unmodifiableMap(new TreeMap<>(superseded));
        gone = Collections.unmodifiableSet(new TreeSet<>(gone));
    }
}
