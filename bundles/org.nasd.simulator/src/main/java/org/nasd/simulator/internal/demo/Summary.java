package org.nasd.simulator.internal.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nasd.api.event.FailedEvent;
import org.nasd.simulator.Gauges;
import org.nasd.simulator.Ledger;

/**
 * What came of the demo.
 *
 * @param account by the NAS's journals
 * @param failed events that nasd put among the failed
 * @param unfinished events that still waited when it was given up
 * @param seconds from the first question to the last answer
 */
record Summary(Ledger.Account account, List<FailedEvent> failed, long unfinished, double seconds) {

    private static final int EXAMPLES = 3;

    /** Whether nothing was lost and nothing came out of order; a failed event was not lost, but is not good either. */
    boolean isGood() {
        return account.isGood() && failed.isEmpty() && unfinished == 0;
    }

    List<String> lines(Screen screen, Stage stage, List<Part> parts) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("What the NAS saw, by their own journals:");
        lines.add(row(
                "sent",
                account.promised(),
                "events asked for, " + Screen.count(account.delivered()) + " seen at a NAS"));
        lines.add(row(
                "superseded",
                account.superseded(),
                "made obsolete by a later event of the same account before they left"));
        lines.add(verdict(screen, "failed", failed.size(), "among the failed events"));
        lines.add(verdict(screen, "lost", lost(), "never seen, and nothing later that made them obsolete"));
        lines.add(verdict(
                screen, "out of order", account.outOfOrder().size(), "seen after a later event of the same account"));
        lines.add(row("repeated", account.repeated(), "seen twice"));
        if (unfinished > 0) {
            lines.add(verdict(screen, "unfinished", unfinished, "still waiting when the demo gave up"));
        }
        lines.add(String.format(
                Locale.ROOT,
                "  %-13s %6.0f  a second, %.1f s in all",
                "events",
                account.promised() / seconds,
                seconds));
        lines.add(String.format(
                Locale.ROOT,
                "  %-13s p50 %s, p99 %s",
                "insert-answer",
                millis(account.percentile(0.5)),
                millis(account.percentile(0.99))));
        for (Part part : parts) {
            lines.add(forks(screen, part, stage.gauges(part)));
        }
        examples(lines);
        return lines;
    }

    /** Failed and unfinished events are not lost: they are where somebody finds them. */
    private long lost() {
        return Math.max(0, account.lost().size() - failed.size() - unfinished);
    }

    private static String forks(Screen screen, Part part, Gauges gauges) {
        boolean kept = gauges.maxInFlight() <= part.forks();
        String text = String.format(
                Locale.ROOT,
                "%3d of %3d forks at most, %s",
                gauges.maxInFlight(),
                part.forks(),
                connections(gauges.maxConnections()));
        return String.format(Locale.ROOT, "  %-16s %s", part.name(), kept ? screen.good(text) : screen.bad(text));
    }

    private static String connections(int most) {
        return most == 0 ? "datagrams" : most + (most == 1 ? " connection" : " connections");
    }

    private void examples(List<String> lines) {
        account.lost().stream()
                .limit(EXAMPLES)
                .forEach(promise -> lines.add("  not seen: account " + promise.account() + ", " + promise.mark()));
        account.outOfOrder().stream()
                .limit(EXAMPLES)
                .forEach(sight -> lines.add("  out of order: account " + sight.account() + ", " + sight.mark()));
        failed.stream()
                .limit(EXAMPLES)
                .forEach(event -> lines.add("  failed: " + event.event().type() + " of account "
                        + event.event().userId() + ": " + event.lastError()));
    }

    private static String row(String name, long number, String what) {
        return String.format(Locale.ROOT, "  %-13s %6s  %s", name, Screen.count(number), what);
    }

    private static String verdict(Screen screen, String name, long number, String what) {
        String text = row(name, number, what);
        return number == 0 ? screen.good(text) : screen.bad(text);
    }

    private static String millis(long micros) {
        return micros < 10_000_000 ? micros / 1000 + " ms" : String.format(Locale.ROOT, "%.1f s", micros / 1e6);
    }
}
