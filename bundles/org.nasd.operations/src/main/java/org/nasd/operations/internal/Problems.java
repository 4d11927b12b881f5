package org.nasd.operations.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.NasPause;
import org.nasd.api.operations.Overview.Problem;
import org.nasd.api.operations.Readiness;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.NodeControl;

/** What needs somebody's attention at one moment. Pure. */
final class Problems {

    private static final long WORTH_A_LOOK = 10;

    private static final Comparator<Weighed> WORST_FIRST = Comparator.<Weighed, Boolean>comparing(
                    w -> w.problem().grave())
            .thenComparing(Weighed::waiting)
            .reversed();

    private final Backlog backlog;
    private final List<NasStatus> status;
    private final NasPause allPaused;
    private final Neighbours.View nodes;

    /**
     * @param status what is going on with every NAS
     * @param allPaused the order to pause all NAS, or null
     * @param nodes the nodes, or null where there is only one
     */
    Problems(Backlog backlog, List<NasStatus> status, NasPause allPaused, Neighbours.View nodes) {
        this.backlog = backlog;
        this.status = status;
        this.allPaused = allPaused;
        this.nodes = nodes;
    }

    private record Weighed(Problem problem, long waiting) {}

    /** All of them, the worst first. */
    List<Problem> all(Readiness readiness, FailedTrend.Growth failed) {
        List<Weighed> all = new ArrayList<>();
        if (allPaused != null) {
            all.add(new Weighed(paused(), Long.MAX_VALUE));
        }
        readiness
                .problems()
                .forEach((check, lines) -> lines.forEach(line ->
                        all.add(new Weighed(new Problem(null, check + ": " + line, null, true), Long.MAX_VALUE))));
        status.forEach(nas -> ofNas(nas)
                .ifPresent(p -> all.add(new Weighed(p, backlog.waiting(nas.nas().id())))));
        all.addAll(nobodys());
        if (nodes != null) {
            nodes.nodes().forEach(node -> ofNode(node).ifPresent(p -> all.add(new Weighed(p, 0))));
        }
        growing(failed).ifPresent(p -> all.add(new Weighed(p, failed.events())));
        return all.stream().sorted(WORST_FIRST).map(Weighed::problem).toList();
    }

    private Problem paused() {
        return new Problem(
                null,
                "all NAS are paused by " + allPaused.by()
                        + (allPaused.reason() == null ? "" : ": " + allPaused.reason())
                        + "; look at what waits (nas:event-count, nas:events), then nas:resume --all",
                allPaused.since(),
                true);
    }

    private Optional<Problem> ofNas(NasStatus nas) {
        long waiting = backlog.waiting(nas.nas().id());
        boolean grave = nas.state() == NasState.UNAVAILABLE
                || nas.state() == NasState.STOPPED
                || nas.state() == NasState.PARKED;
        boolean told = grave
                || (nas.state() == NasState.PAUSED && allPaused == null)
                || (nas.state() == NasState.DISABLED && waiting > 0);
        if (!told) {
            return Optional.empty();
        }
        String text = nas.state().name().toLowerCase(Locale.ROOT)
                + (nas.reason().isEmpty() ? "" : ": " + nas.nas().redact(nas.reason()))
                + (waiting == 0 ? "" : "; " + waiting + " events wait")
                + "; " + advice(nas.state());
        return Optional.of(new Problem(nas.nas().name(), text, nas.since(), grave));
    }

    private static String advice(NasState state) {
        return switch (state) {
            case UNAVAILABLE -> "it is tried again by itself; nas:resume tries at once";
            case STOPPED -> "correct what it says (nas:set), then nas:resume";
            case PARKED -> "its events go on by themselves once that is there";
            case PAUSED -> "nas:resume lets it go on";
            case DISABLED -> "nas:set ... enabled=true lets it go on";
            case WORKING -> "";
        };
    }

    private Optional<Problem> ofNode(Leases.Node node) {
        long held = nodes.leases().values().stream()
                .filter(lease -> lease.nodeId().equals(node.id()))
                .count();
        if (!Neighbours.View.isAlive(node)) {
            String text = "node " + node.name() + " fell silent "
                    + node.silent().toSeconds() + " s ago"
                    + (held == 0 ? "; others work its NAS" : ", and nobody has taken its " + held + " NAS over yet")
                    + ": see to its machine, its nasd and its way to the database; nas:nodes --forget " + node.name()
                    + " if it will not come back";
            return Optional.of(new Problem(null, text, null, held > 0));
        }
        NodeControl.Drain drain = nodes.drains().get(node.name());
        if (drain == null) {
            return Optional.empty();
        }
        String text = "node " + node.name() + " is draining, by " + drain.by()
                + (drain.reason() == null ? "" : ": " + drain.reason())
                + (held == 0 ? "; it has no NAS any more" : "; it still has " + held + " NAS")
                + "; nas:drain off " + node.name() + " lets it work again";
        return Optional.of(new Problem(null, text, drain.since(), false));
    }

    /** Why nobody works a NAS that is there. */
    private String unworked(long nasId) {
        return nodes == null
                ? "it, and the dispatch has not taken it up yet; it reads the settings every minute"
                : nodes.holder(nasId)
                        .map(node -> "it, and its node " + node.name() + " has been silent for "
                                + node.silent().toSeconds() + " s; another takes it over after "
                                + Leases.TERM.toSeconds() + " s")
                        .orElse("it, and no node works it yet; if it stays so, nas:nodes shows who is there");
    }

    /** Events for NAS that the dispatch does not have. */
    private List<Weighed> nobodys() {
        Set<Long> known = status.stream().map(s -> s.nas().id()).collect(Collectors.toSet());
        List<Weighed> problems = new ArrayList<>();
        backlog.byNas().forEach((id, waiting) -> {
            if (!known.contains(id) && !backlog.elsewhere().contains(id)) {
                Nas nas = backlog.nas().get(id);
                String text = waiting.waiting() + " events wait for "
                        + (nas == null
                                ? "NAS " + id
                                        + ", which is not there, or whose row cannot be read (log:display): add it "
                                        + "again with this id, or take them back with nas:cancel --nas " + id
                                : unworked(id));
                problems.add(new Weighed(
                        new Problem(nas == null ? null : nas.name(), text, null, nas == null), waiting.waiting()));
            }
        });
        return problems;
    }

    private Optional<Problem> growing(FailedTrend.Growth failed) {
        if (failed.events() < WORTH_A_LOOK) {
            return Optional.empty();
        }
        long minutes = Math.max(1, failed.within().toMinutes());
        String text = "the failed stack grew by " + failed.events() + " events in " + minutes
                + " minutes; nas:events failed shows why, nas:requeue sends them again";
        return Optional.of(new Problem(null, text, null, false));
    }
}
