package org.nasd.webconsole.internal.api;

import java.time.Duration;
import java.util.List;
import org.nasd.api.stack.NasHistory.Minute;
import org.nasd.webconsole.internal.view.HistoryView;
import org.nasd.webconsole.internal.view.OverviewView;

/** How the whole of it does. */
final class OverviewApi {

    private static final String ALL = "*";
    private static final int DAY = 24;

    private OverviewApi() {}

    static Object now(Ask ask) {
        return OverviewView.of(ask.operations().overview().now(ask.caller()));
    }

    static Object history(Ask ask) {
        Duration window = Duration.ofHours(ask.number("hours", 1, 1, DAY));
        List<Minute> minutes = ask.operations()
                .overview()
                .history(ask.caller(), List.of(), window)
                .getOrDefault(ALL, List.of());
        return HistoryView.of(minutes);
    }
}
