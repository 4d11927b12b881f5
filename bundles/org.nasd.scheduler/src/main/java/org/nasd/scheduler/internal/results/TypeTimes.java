package org.nasd.scheduler.internal.results;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.dispatch.TypeLatency;

/** How long a NAS takes over each kind of event. Confined to one thread. */
final class TypeTimes {

    private static final long SLOW = TypeLatency.SLOW.toNanos();

    private static final class Times {
        long count;
        long slow;
        long nanos;
        long longest;
    }

    private final Map<String, Times> types = new HashMap<>();

    void add(String type, long nanos) {
        Times times = types.computeIfAbsent(type, unused -> new Times());
        times.count++;
        times.slow += nanos > SLOW ? 1 : 0;
        times.nanos += nanos;
        times.longest = Math.max(times.longest, nanos);
    }

    List<TypeLatency> all() {
        return types.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static TypeLatency of(String type, Times times) {
        return new TypeLatency(
                type,
                times.count,
                times.slow,
                Duration.ofNanos(times.nanos / times.count),
                Duration.ofNanos(times.longest));
    }
}
