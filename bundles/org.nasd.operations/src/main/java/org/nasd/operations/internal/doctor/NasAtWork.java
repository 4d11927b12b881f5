package org.nasd.operations.internal.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;
import org.nasd.api.stack.NasBacklog;

/** Has the work with every NAS started ("Start work with nas" in the daemon's log), does it go on, and if not, why? */
final class NasAtWork implements Rule {

    private static final String NORM = "works";

    @Override
    public Stream<Finding> look(Facts facts) {
        List<Finding> found = new ArrayList<>();
        facts.dispatch().nas().stream()
                .sorted(Comparator.comparing(
                                (NasStatus nas) -> waiting(facts, nas.nas().id()))
                        .reversed())
                .forEach(nas -> add(found, facts, nas));
        addOthers(found, facts);
        if (found.isEmpty()) {
            return Stream.of(Say.good("NAS", "all " + facts.dispatch().nas().size() + " work", NORM));
        }
        return capped(found);
    }

    /** One way of not working may befall hundreds at once. */
    private static Stream<Finding> capped(List<Finding> found) {
        List<Finding> worst = found.stream()
                .sorted(Comparator.comparing(Finding::grade).reversed())
                .toList();
        List<Finding> told = new ArrayList<>(worst.subList(0, Math.min(2 * Say.NAMED, worst.size())));
        if (told.size() < worst.size()) {
            told.add(new Finding(
                    worst.get(told.size()).grade(),
                    "NAS",
                    (worst.size() - told.size()) + " more do not work either",
                    NORM,
                    "nas:list shows all of them"));
        }
        return told.stream();
    }

    private static void add(List<Finding> found, Facts facts, NasStatus nas) {
        boolean told = nas.state() == NasState.DISABLED
                ? waiting(facts, nas.nas().id()) > 0
                : nas.state() != NasState.WORKING || !nas.reason().isEmpty();
        boolean asAll = nas.state() == NasState.PAUSED && facts.paused() != null;
        if (told && !asAll) {
            long waiting = waiting(facts, nas.nas().id());
            String measured = nas.state().name().toLowerCase(Locale.ROOT) + " since "
                    + Say.time(nas.since())
                    + (nas.reason().isEmpty() ? "" : ": " + nas.nas().redact(nas.reason()))
                    + (waiting == 0 ? "" : "; " + waiting + " events wait");
            found.add(new Finding(
                    grade(nas.state()),
                    "NAS " + nas.nas().name(),
                    measured,
                    NORM,
                    advice(nas.state(), nas.nas().name())));
        }
    }

    private static Grade grade(NasState state) {
        return switch (state) {
            case UNAVAILABLE, STOPPED, PARKED -> Grade.BAD;
            case PAUSED, DISABLED, WORKING -> Grade.WARNING;
        };
    }

    private static String advice(NasState state, String name) {
        return switch (state) {
            case UNAVAILABLE ->
                "see whether it can be reached from here; it is tried by itself, nas:resume " + name + " tries now";
            case STOPPED -> "correct what it says (nas:set " + name + " ...), then nas:resume " + name;
            case PARKED -> "give it what is missing; nas:drivers and nas:schemes show what there is";
            case PAUSED -> "nas:resume " + name + " when it may go on";
            case DISABLED -> "nas:set " + name + " enabled=true when it may go on";
            case WORKING -> "it is at work, but says this; nas:info " + name + " and nas:log " + name + " show more";
        };
    }

    private static void addOthers(List<Finding> found, Facts facts) {
        Set<Long> known = new HashSet<>(facts.database().elsewhere());
        facts.dispatch().nas().forEach(nas -> known.add(nas.nas().id()));
        for (Nas nas : facts.database().nas().values()) {
            if (known.add(nas.id())) {
                found.add(new Finding(
                        Grade.WARNING,
                        "NAS " + nas.name(),
                        "not taken up yet; " + waiting(facts, nas.id()) + " events wait",
                        NORM,
                        "settings are read every minute; if it stays so, log:display says why"));
            }
        }
        facts.database().backlogs().forEach((id, backlog) -> {
            if (known.add(id)) {
                found.add(new Finding(
                        Grade.BAD,
                        "NAS " + id,
                        "not there, or its row cannot be read; " + backlog.waiting() + " events wait for it",
                        NORM,
                        "add it again with this id (nas:add id=" + id + " ...), or take them back: nas:cancel --nas "
                                + id));
            }
        });
    }

    private static long waiting(Facts facts, long nasId) {
        NasBacklog backlog = facts.database().backlogs().get(nasId);
        return backlog == null ? 0 : backlog.waiting();
    }
}
