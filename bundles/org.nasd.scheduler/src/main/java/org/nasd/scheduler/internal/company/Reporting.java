package org.nasd.scheduler.internal.company;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.stack.NasReports;
import org.nasd.api.stack.NasReports.Report;

/**
 * Tells the other nodes of the NAS of this one: another state at once, other figures now and then, everything once a minute. Used by one
 * thread.
 */
final class Reporting {

    /** So old may figures become that nobody has to act on. */
    static final Duration FIGURES = Duration.ofSeconds(10);

    /** A row that was lost on the way is good again after that. */
    static final Duration ANYWAY = Duration.ofMinutes(1);

    private record Told(Report report, long at) {}

    private final NasReports reports;
    private final Supplier<List<NasStatus>> status;
    private final LongSupplier clock;
    private final Map<Long, Told> told = new HashMap<>();

    Reporting(NasReports reports, Supplier<List<NasStatus>> status, LongSupplier clock) {
        this.reports = reports;
        this.status = status;
        this.clock = clock;
    }

    void turn() {
        List<Report> present = status.get().stream().map(Reporting::report).toList();
        long now = clock.getAsLong();
        List<Report> news = new ArrayList<>();
        for (Report report : present) {
            if (isNews(report, told.get(report.nasId()), now)) {
                news.add(report);
            }
        }
        reports.publish(news);
        remember(present, news, now);
    }

    private void remember(Collection<Report> present, Collection<Report> news, long now) {
        told.keySet().retainAll(present.stream().map(Report::nasId).collect(Collectors.toSet()));
        news.forEach(report -> told.put(report.nasId(), new Told(report, now)));
    }

    private static boolean isNews(Report report, Told last, long now) {
        if (last == null || !same(report, last.report())) {
            return true;
        }
        long age = now - last.at();
        return age >= ANYWAY.toNanos() || age >= FIGURES.toNanos() && !report.equals(last.report());
    }

    /** Whether a person would see the same but for figures that change all the time. */
    private static boolean same(Report one, Report other) {
        return one.state() == other.state()
                && one.reason().equals(other.reason())
                && one.since().equals(other.since())
                && String.valueOf(one.driver()).equals(String.valueOf(other.driver()))
                && one.forks() == other.forks()
                && one.busy() == 0 == (other.busy() == 0);
    }

    private static Report report(NasStatus status) {
        return new Report(
                status.nas().id(),
                status.state(),
                status.nas().redact(status.reason()),
                status.since(),
                status.driver(),
                status.nas().forks(),
                status.busy(),
                status.concurrency(),
                status.sessions(),
                status.inMemory(),
                status.done(),
                status.postponed(),
                status.failed(),
                status.superseded(),
                status.latencyP50(),
                status.latencyP95());
    }
}
