package org.nasd.operations.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.nasd.api.dispatch.NasStatus;

/** Events per second of each NAS over the last minute, from samples of its counter. Safe for use by many threads. */
final class Throughput {

    /** How often {@link #sample} wants to be called. */
    static final Duration PERIOD = Duration.ofSeconds(5);

    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private record Sample(long at, long done) {}

    private final LongSupplier nanoTime;
    private final Map<Long, Deque<Sample>> samples = new HashMap<>();

    Throughput(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void sample(Collection<NasStatus> status) {
        long now = nanoTime.getAsLong();
        Set<Long> there = status.stream().map(s -> s.nas().id()).collect(Collectors.toSet());
        samples.keySet().retainAll(there);
        for (NasStatus one : status) {
            Deque<Sample> own = samples.computeIfAbsent(one.nas().id(), id -> new ArrayDeque<>());
            if (!own.isEmpty() && own.getLast().done() > one.done()) {
                own.clear();
            }
            own.addLast(new Sample(now, one.done()));
            while (own.size() > 2 && now - own.getFirst().at() > WINDOW_NANOS) {
                own.removeFirst();
            }
        }
    }

    /** Events per second since the oldest sample of the window, zero before the first. */
    synchronized double perSecond(NasStatus status) {
        Deque<Sample> own = samples.get(status.nas().id());
        if (own == null || own.isEmpty()) {
            return 0;
        }
        Sample oldest = own.getFirst();
        long elapsed = nanoTime.getAsLong() - oldest.at();
        long done = status.done() - oldest.done();
        return elapsed <= 0 || done <= 0 ? 0 : done * 1e9 / elapsed;
    }
}
