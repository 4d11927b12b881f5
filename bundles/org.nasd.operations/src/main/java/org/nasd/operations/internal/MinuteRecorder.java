package org.nasd.operations.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.stack.NasHistory;
import org.nasd.api.stack.NasHistory.Minute;

/**
 * Writes what the NAS did minute by minute. What could not be written is told with the next minute. Used by one thread.
 */
final class MinuteRecorder {

    private final NasHistory history;
    private final Supplier<List<NasStatus>> status;
    private final Supplier<Backlog> backlog;
    private final boolean alone;
    private Map<Long, Counters> last;

    /**
     * @param alone whether this node has all NAS, so that their sum is known here
     */
    MinuteRecorder(NasHistory history, Supplier<List<NasStatus>> status, Supplier<Backlog> backlog, boolean alone) {
        this.history = history;
        this.status = status;
        this.backlog = backlog;
        this.alone = alone;
    }

    /**
     * A minute has ended. The first call only remembers where the counters stand: what they counted before belongs to no known minute.
     *
     * @param now a moment after its end
     */
    void minuteEnded(Instant now) {
        List<NasStatus> current = status.get();
        Map<Long, Counters> counted = new HashMap<>();
        current.forEach(nas -> counted.put(nas.nas().id(), Counters.of(nas)));
        if (last != null) {
            Instant minute = now.truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.MINUTES);
            List<Minute> minutes = minutes(minute, current, backlog.get());
            if (!minutes.isEmpty()) {
                history.append(minutes);
            }
        }
        last = counted;
    }

    private List<Minute> minutes(Instant minute, List<NasStatus> current, Backlog backlog) {
        List<Minute> minutes = new ArrayList<>();
        Counters all = Counters.NONE;
        TreeSet<Long> silent = new TreeSet<>(backlog.byNas().keySet());
        silent.removeAll(backlog.elsewhere());
        for (NasStatus nas : current) {
            long id = nas.nas().id();
            silent.remove(id);
            Counters counted = Counters.of(nas).since(last.getOrDefault(id, Counters.NONE));
            all = all.plus(counted);
            long waiting = backlog.waiting(id);
            if (!counted.isZero() || waiting > 0) {
                minutes.add(minute(id, minute, waiting, counted));
            }
        }
        silent.forEach(id -> minutes.add(minute(id, minute, backlog.waiting(id), Counters.NONE)));
        if (alone && !minutes.isEmpty()) {
            minutes.add(minute(NasHistory.ALL, minute, backlog.waiting(), all));
        }
        return minutes;
    }

    private static Minute minute(long id, Instant minute, long waiting, Counters counted) {
        return new Minute(
                id,
                minute,
                waiting,
                counted.done(),
                counted.postponed(),
                counted.failed(),
                counted.percentile(0.5),
                counted.percentile(0.95));
    }
}
