package org.nasd.operations.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.NasStatus;

/** What a NAS has counted since some moment. */
record Counters(long done, long postponed, long failed, List<Long> durations) {

    static final Counters NONE = new Counters(0, 0, 0, Histogram.EMPTY.counts());

    Counters {
        durations = List.copyOf(durations);
    }

    static Counters of(NasStatus status) {
        return new Counters(
                status.done(),
                status.postponed(),
                status.failed(),
                status.durations().counts());
    }

    /** What was counted since an earlier reading. Counters that are lower than before began again, and are then all there is. */
    Counters since(Counters earlier) {
        boolean restarted = done < earlier.done || postponed < earlier.postponed || failed < earlier.failed;
        return restarted
                ? this
                : new Counters(
                        done - earlier.done,
                        postponed - earlier.postponed,
                        failed - earlier.failed,
                        combined(earlier.durations, -1));
    }

    Counters plus(Counters other) {
        return new Counters(
                done + other.done, postponed + other.postponed, failed + other.failed, combined(other.durations, 1));
    }

    private List<Long> combined(List<Long> others, int sign) {
        List<Long> combined = new ArrayList<>(durations.size());
        for (int i = 0; i < durations.size(); i++) {
            combined.add(Math.max(0, durations.get(i) + sign * others.get(i)));
        }
        return combined;
    }

    boolean isZero() {
        return done == 0 && postponed == 0 && failed == 0;
    }

    /**
     * How long the device took at most over the given part of the events, as near as the bounds of the histogram allow; zero when there
     * were none.
     *
     * @param part 0 to 1
     */
    Duration percentile(double part) {
        long all = durations.stream().mapToLong(Long::longValue).sum();
        double wanted = all * part;
        long below = 0;
        double from = 0;
        for (int i = 0; i < Histogram.BOUNDS.size() && all > 0; i++) {
            double to = Histogram.BOUNDS.get(i);
            long here = durations.get(i);
            if (here > 0 && below + here >= wanted) {
                return Duration.ofNanos(Math.round((from + (to - from) * (wanted - below) / here) * 1e9));
            }
            below += here;
            from = to;
        }
        return Duration.ofNanos(all == 0 ? 0 : Math.round(from * 1e9));
    }
}
