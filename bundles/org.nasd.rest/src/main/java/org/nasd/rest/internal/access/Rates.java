package org.nasd.rest.internal.access;

import java.util.Map;
import java.util.function.LongSupplier;
import org.nasd.rest.internal.answer.Refusal;

/** How many requests a caller may send: so many a second, and after a pause those of one second at once. */
public final class Rates {

    private static final double NANOS = 1e9;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new Recent<>();

    private record Bucket(double left, long at) {}

    /**
     * @param perSecond 0 for as many as they like
     * @param nanoTime the monotonic clock
     */
    public Rates(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Counts a request, or refuses it. */
    void count(String caller) {
        if (perSecond > 0 && !take(caller)) {
            throw Refusal.later(
                    429,
                    1,
                    "too many requests: at most " + perSecond + " a second (rate.limit in etc/org.nasd.rest.cfg)");
        }
    }

    private boolean take(String caller) {
        synchronized (buckets) {
            long now = nanoTime.getAsLong();
            Bucket before = buckets.getOrDefault(caller, new Bucket(perSecond, now));
            double left = Math.min(perSecond, before.left + (now - before.at) / NANOS * perSecond);
            boolean enough = left >= 1;
            buckets.put(caller, new Bucket(enough ? left - 1 : left, now));
            return enough;
        }
    }
}
