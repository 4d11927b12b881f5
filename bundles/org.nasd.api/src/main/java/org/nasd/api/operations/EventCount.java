package org.nasd.api.operations;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.nasd.api.event.FailureReason;

/**
 * How many events are where.
 *
 * @param compact on the compact stack
 * @param main on the main stack, by command, sorted
 * @param failed among the failed, by reason
 */
public record EventCount(long compact, Map<String, Long> main, Map<FailureReason, Long> failed) {
    public EventCount {
        main = Collections.unmodifiableMap(new TreeMap<>(main));
        Map<FailureReason, Long> reasons = new EnumMap<>(FailureReason.class);
        reasons.putAll(failed);
        failed = Collections.unmodifiableMap(reasons);
    }
}
