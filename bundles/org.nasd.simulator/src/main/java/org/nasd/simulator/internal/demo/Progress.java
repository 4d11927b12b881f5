package org.nasd.simulator.internal.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.dispatch.NasStatus;

/** Shows how the wave drains. For use by one thread. */
final class Progress {

    private static final long PLAIN_NANOS = 1_000_000_000L;
    private static final long TERMINAL_NANOS = 200_000_000L;

    private final Screen screen;
    private final Stage stage;
    private final Dispatch dispatch;
    private final List<Part> parts;
    private final long start = System.nanoTime();
    private final Map<Part, Integer> before = new HashMap<>();
    private long shownAt = start;

    Progress(Screen screen, Stage stage, Dispatch dispatch, List<Part> parts) {
        this.screen = screen;
        this.stage = stage;
        this.dispatch = dispatch;
        this.parts = parts;
    }

    /** Shows it if it is time to. */
    void show(int asked, long waiting) {
        long now = System.nanoTime();
        long due = screen.terminal() ? TERMINAL_NANOS : PLAIN_NANOS;
        if (now - shownAt >= due) {
            showNow(asked, waiting, now);
        }
    }

    private void showNow(int asked, long waiting, long now) {
        double seconds = (now - shownAt) / 1e9;
        shownAt = now;
        long settled = Math.max(0, asked - waiting);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "  %5.1f s  %s %6s of %s events settled, %s waiting",
                (now - start) / 1e9,
                Screen.bar(asked == 0 ? 0 : (double) settled / asked),
                Screen.count(settled),
                Screen.count(asked),
                Screen.count(waiting)));
        for (Part part : parts) {
            lines.add(line(part, seconds));
        }
        if (screen.terminal()) {
            screen.draw(lines);
        } else {
            lines.forEach(screen::line);
        }
    }

    private String line(Part part, double seconds) {
        int seen = stage.seen(part);
        int last = before.getOrDefault(part, 0);
        before.put(part, seen);
        return String.format(
                Locale.ROOT,
                "    %-16s %s %6s seen %6.0f/s   %s",
                part.name(),
                Screen.bar((double) seen / (part.accounts() * Wave.EVENTS_EACH)),
                Screen.count(seen),
                (seen - last) / seconds,
                dispatch.status(stage.nasId(part)).map(Progress::state).orElse("not yet known to nasd"));
    }

    private static String state(NasStatus status) {
        String reason = status.reason() == null || status.reason().isEmpty() ? "" : ": " + status.reason();
        return String.format(
                Locale.ROOT,
                "%3d of %d forks busy, %d ms, %s%s",
                status.busy(),
                status.nas().forks(),
                status.latencyP50().toMillis(),
                status.state().name().toLowerCase(Locale.ROOT),
                reason);
    }
}
