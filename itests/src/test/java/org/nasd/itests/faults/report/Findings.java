package org.nasd.itests.faults.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What a fault test did and measured, for the report. Written by one thread. */
public final class Findings {

    private final List<String> injected = new ArrayList<>();
    private final List<String> measured = new ArrayList<>();
    private boolean overPromise;

    /** Something was done so many times. */
    public void injected(String what, long times) {
        injected.add(what + ": " + times);
    }

    public void measured(String what, long count) {
        measured.add(what + " " + count);
    }

    public void measured(String what, String value) {
        measured.add(what + " " + value);
    }

    public void measured(String what, Duration took) {
        measured.add(what + " " + seconds(took));
    }

    /** The median, the 99th percentile and the longest of some times. */
    public void measured(String what, List<Duration> times) {
        if (!times.isEmpty()) {
            measured.add(what + " p50 " + seconds(percentile(times, 50)) + ", p99 " + seconds(percentile(times, 99))
                    + ", longest " + seconds(Collections.max(times)) + " (of " + times.size() + ")");
        }
    }

    /**
     * Holds a time to what nasd promises. With the full numbers that is strict; a reduced run, on a machine that is busy with other tests, may
     * take longer by the slack, but the report says then that the promise was not kept.
     */
    public void assertPromise(String what, Duration took, Duration promised, Duration slack) {
        boolean kept = took.compareTo(promised) <= 0;
        overPromise |= !kept;
        measured.add(what + " " + seconds(took) + ", promised " + seconds(promised) + (kept ? "" : ": **not kept**"));
        Duration most = Size.isFull() ? promised : promised.plus(slack);
        if (took.compareTo(most) > 0) {
            throw new AssertionError(what + " " + seconds(took) + ", more than " + seconds(most));
        }
    }

    /** Whether something took longer than nasd promises. */
    boolean isOverPromise() {
        return overPromise;
    }

    /** The smallest of some times that so many percent of them do not exceed. */
    public static Duration percentile(List<Duration> times, int percent) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    private static String seconds(Duration time) {
        return time.toMillis() < 1000
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }

    List<String> injected() {
        return List.copyOf(injected);
    }

    List<String> measured() {
        return List.copyOf(measured);
    }
}
