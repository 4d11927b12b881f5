package org.nasd.webconsole.internal.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nasd.api.stack.NasHistory.Minute;

/** Minutes of the past as JSON: a column for each figure, as charts want them. */
public final class HistoryView {

    private HistoryView() {}

    public static Map<String, Object> of(List<Minute> minutes) {
        return new Shape()
                .put("minute", column(minutes, minute -> minute.minute().getEpochSecond()))
                .put("waiting", column(minutes, Minute::waiting))
                .put("done", column(minutes, Minute::done))
                .put("postponed", column(minutes, Minute::postponed))
                .put("failed", column(minutes, Minute::failed))
                .put("p50", column(minutes, minute -> millis(minute.latencyP50())))
                .put("p95", column(minutes, minute -> millis(minute.latencyP95())))
                .done();
    }

    /** Delivered events of the given number of minutes up to now, oldest first; 0 where nothing is known. */
    public static long[] delivered(List<Minute> minutes, long nowMinute, int count) {
        long[] delivered = new long[count];
        for (Minute minute : minutes) {
            long back = nowMinute - minute.minute().getEpochSecond() / 60;
            if (back >= 0 && back < count) {
                delivered[count - 1 - (int) back] = minute.done();
            }
        }
        return delivered;
    }

    private static List<Object> column(List<Minute> minutes, Function<Minute, Object> figure) {
        return minutes.stream().map(figure).toList();
    }

    private static double millis(Duration span) {
        return span.toNanos() / 1e6;
    }
}
