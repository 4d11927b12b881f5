package org.nasd.operations.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Figures;
import org.nasd.api.operations.NasPause;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Overview;
import org.nasd.api.operations.OverviewOperations;
import org.nasd.api.operations.Readiness;
import org.nasd.api.operations.Role;
import org.nasd.api.stack.NasBacklog;
import org.nasd.api.stack.NasHistory;

/** Figures, of now and of the past. */
final class OverviewDesk implements OverviewOperations {

    private static final Duration MAX_WINDOW = Duration.ofHours(25);
    private static final String ALL = "*";

    private final Gate gate;
    private final NasFinder finder;
    private final NasHistory history;
    private final Dispatch dispatch;
    private final Supplier<List<NasStatus>> everywhere;
    private final Now now;
    private final Instant startedAt;

    /** What is measured now, from short memories where it is dear. */
    record Now(
            Supplier<Backlog> backlog,
            Supplier<Readiness> readiness,
            Throughput throughput,
            FailedTrend failedTrend,
            Neighbours neighbours,
            Supplier<NasPause> allPaused) {}

    /**
     * @param everywhere what is going on with every NAS
     */
    OverviewDesk(
            Gate gate,
            NasFinder finder,
            NasHistory history,
            Dispatch dispatch,
            Supplier<List<NasStatus>> everywhere,
            Now now,
            Instant startedAt) {
        this.gate = gate;
        this.finder = finder;
        this.history = history;
        this.dispatch = dispatch;
        this.everywhere = everywhere;
        this.now = now;
        this.startedAt = startedAt;
    }

    @Override
    public Overview now(Caller caller) {
        return gate.look(caller, Role.VIEWER, "look at the overview", this::overview);
    }

    private Overview overview() {
        Backlog backlog = now.backlog().get();
        List<NasStatus> status = everywhere.get();
        NasPause paused = now.allPaused().get();
        Neighbours.View nodes = now.neighbours().view();
        List<Overview.Problem> problems = new Problems(
                        backlog, status, paused, now.neighbours().arePossible() ? nodes : null)
                .all(now.readiness().get(), now.failedTrend().growth(backlog.allFailed()));
        List<Overview.Problem> told = problems.subList(0, Math.min(problems.size(), Overview.MAX_PROBLEMS));
        return new Overview(
                backlog.compact(),
                backlog.waiting(),
                status.stream().mapToLong(NasStatus::busy).sum(),
                backlog.postponed(),
                backlog.allFailed(),
                backlog.byNas().values().stream()
                        .map(NasBacklog::oldest)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                status.stream().mapToDouble(now.throughput()::perSecond).sum(),
                backlog.nas().size(),
                told,
                problems.size() - told.size(),
                startedAt,
                paused,
                Math.toIntExact(nodes.alive()));
    }

    @Override
    public Map<String, List<NasHistory.Minute>> history(Caller caller, List<String> nas, Duration window) {
        return gate.look(caller, Role.VIEWER, "look at the history", () -> {
            if (window.isNegative() || window.isZero() || window.compareTo(MAX_WINDOW) > 0) {
                throw new OperationException(
                        Kind.INVALID, "the history goes back at most " + MAX_WINDOW.toHours() + " hours");
            }
            Instant since = Instant.now().minus(window);
            if (nas.isEmpty()) {
                return Map.of(ALL, all(since));
            }
            Map<Long, String> names = names(nas);
            Map<Long, List<NasHistory.Minute>> read = history.read(names.keySet(), since);
            Map<String, List<NasHistory.Minute>> named = new LinkedHashMap<>();
            names.forEach((id, name) -> named.put(name, read.getOrDefault(id, List.of())));
            return named;
        });
    }

    /** Of several nodes none knows the sum, so it is made of what each recorded of its own NAS. */
    private List<NasHistory.Minute> all(Instant since) {
        if (now.neighbours().arePossible()) {
            return Minutes.sum(history.read(finder.byId().keySet(), since).values());
        }
        return history.read(Set.of(NasHistory.ALL), since).getOrDefault(NasHistory.ALL, List.of());
    }

    private Map<Long, String> names(List<String> nas) {
        Function<String, Nas> reading = finder.reading();
        Map<Long, String> names = new TreeMap<>();
        nas.forEach(wanted -> {
            Nas found = reading.apply(wanted);
            names.put(found.id(), found.name());
        });
        return names;
    }

    private Figures.Nodes nodes() {
        Neighbours.View view = now.neighbours().view();
        long held = now.neighbours().arePossible()
                ? view.leases().values().stream()
                        .filter(lease -> lease.nodeId().equals(view.self()))
                        .count()
                : dispatch.status().size();
        boolean draining = view.nodes().stream().anyMatch(node -> node.id().equals(view.self()) && node.draining());
        int alive = Math.toIntExact(view.alive());
        return new Figures.Nodes(
                Math.toIntExact(held), draining, alive, view.nodes().size() - alive);
    }

    @Override
    public Figures figures(Caller caller) {
        return gate.look(caller, Role.VIEWER, "look at the figures", () -> {
            Backlog backlog = now.backlog().get();
            return new Figures(
                    dispatch.status(),
                    backlog.byNas(),
                    backlog.compact(),
                    backlog.failed(),
                    now.readiness().get(),
                    nodes());
        });
    }
}
