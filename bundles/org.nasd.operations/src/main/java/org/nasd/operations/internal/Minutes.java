package org.nasd.operations.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasd.api.stack.NasHistory;
import org.nasd.api.stack.NasHistory.Minute;

/** Adds up the minutes of NAS that several nodes recorded. Times cannot be added: the median is weighed, of the 95th the worst is taken. */
final class Minutes {

    private Minutes() {}

    /** One minute for all that have the same beginning, oldest first. */
    static List<Minute> sum(Collection<List<Minute>> byNas) {
        Map<Instant, Minute> sums = new TreeMap<>();
        byNas.forEach(own -> own.forEach(minute -> sums.merge(minute.minute(), minute, Minutes::plus)));
        return sums.values().stream().map(Minutes::ofAll).toList();
    }

    private static Minute plus(Minute a, Minute b) {
        long done = a.done() + b.done();
        Duration median = done == 0
                ? Duration.ZERO
                : Duration.ofNanos(Math.round(((double) a.latencyP50().toNanos() * a.done()
                                + (double) b.latencyP50().toNanos() * b.done())
                        / done));
        return new Minute(
                NasHistory.ALL,
                a.minute(),
                a.waiting() + b.waiting(),
                done,
                a.postponed() + b.postponed(),
                a.failed() + b.failed(),
                median,
                a.latencyP95().compareTo(b.latencyP95()) > 0 ? a.latencyP95() : b.latencyP95());
    }

    private static Minute ofAll(Minute one) {
        return new Minute(
                NasHistory.ALL,
                one.minute(),
                one.waiting(),
                one.done(),
                one.postponed(),
                one.failed(),
                one.latencyP50(),
                one.latencyP95());
    }
}
