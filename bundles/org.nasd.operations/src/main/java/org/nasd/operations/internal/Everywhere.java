package org.nasd.operations.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.NasReports.Report;
import org.nasd.api.stack.StackException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is going on with every NAS, whichever node works it. Safe for use by many threads. */
final class Everywhere implements Supplier<List<NasStatus>> {

    private static final Logger LOG = LoggerFactory.getLogger(Everywhere.class);

    private final Dispatch dispatch;
    private final NasFinder finder;
    private final Neighbours neighbours;

    Everywhere(Dispatch dispatch, NasFinder finder, Neighbours neighbours) {
        this.dispatch = dispatch;
        this.finder = finder;
        this.neighbours = neighbours;
    }

    /** This node's own as they are now; the others' as they last said, without histograms and kinds of events. */
    @Override
    public List<NasStatus> get() {
        List<NasStatus> own = dispatch.status();
        if (!neighbours.arePossible()) {
            return own;
        }
        List<NasStatus> all = new ArrayList<>(own);
        try {
            all.addAll(others(own));
        } catch (StackException e) {
            LOG.debug("Only this node's NAS can be told of while the database is away", e);
        }
        return all;
    }

    /** One NAS, or empty as long as no node's dispatch knows it. */
    Optional<NasStatus> find(long nasId) {
        Optional<NasStatus> own = dispatch.status(nasId);
        return own.isPresent() || !neighbours.arePossible()
                ? own
                : get().stream().filter(status -> status.nas().id() == nasId).findFirst();
    }

    private List<NasStatus> others(List<NasStatus> own) {
        Set<Long> told = new HashSet<>();
        own.forEach(status -> told.add(status.nas().id()));
        Map<Long, Nas> byId = finder.byId();
        return neighbours.view().reports().values().stream()
                .filter(report -> byId.containsKey(report.nasId()) && !told.contains(report.nasId()))
                .map(report -> status(byId.get(report.nasId()), report))
                .toList();
    }

    private static NasStatus status(Nas nas, Report report) {
        return new NasStatus(
                nas,
                report.state(),
                report.reason(),
                report.since(),
                report.driver(),
                report.busy(),
                report.concurrency(),
                report.sessions(),
                report.inMemory(),
                report.done(),
                report.postponed(),
                report.failed(),
                report.superseded(),
                report.latencyP50(),
                report.latencyP95(),
                Histogram.EMPTY,
                Histogram.EMPTY,
                List.of());
    }
}
