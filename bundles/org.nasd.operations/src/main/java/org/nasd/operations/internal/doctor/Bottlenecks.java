package org.nasd.operations.internal.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** Where events wait, what are they waiting for: for forks, which can be had, or for a device that gives no more? */
final class Bottlenecks implements Rule {

    private static final String CHECK = "forks";
    private static final long BACKLOG = 50;

    @Override
    public Stream<Finding> look(Facts facts) {
        List<Finding> found = facts.dispatch().nas().stream()
                .filter(nas -> nas.state() == NasState.WORKING)
                .filter(nas -> facts.ready(nas.nas().id())
                        > Math.max(BACKLOG, nas.nas().forks()))
                .filter(nas -> isDevice(nas) || isForks(nas))
                .sorted(Comparator.comparing(
                                (NasStatus nas) -> facts.ready(nas.nas().id()))
                        .reversed())
                .limit(Say.NAMED)
                .map(nas -> finding(facts, nas))
                .toList();
        return found.isEmpty()
                ? Stream.of(Say.good(CHECK, "no NAS with a backlog waits for forks", "forks are not the bottleneck"))
                : found.stream();
    }

    private static boolean isDevice(NasStatus nas) {
        return nas.concurrency() < nas.nas().forks();
    }

    private static boolean isForks(NasStatus nas) {
        return nas.busy() >= nas.nas().forks();
    }

    private static Finding finding(Facts facts, NasStatus status) {
        Nas nas = status.nas();
        String rate =
                String.format(Locale.ROOT, "%.1f", facts.dispatch().perSecond().getOrDefault(nas.id(), 0.0));
        String waiting = "NAS " + nas.name() + ": " + facts.ready(nas.id()) + " events wait, ";
        if (isDevice(status)) {
            return new Finding(
                    Grade.WARNING,
                    CHECK,
                    waiting + "only " + status.concurrency() + " of " + nas.forks()
                            + " forks are used because it answers slower with more; " + rate + " a second, p95 "
                            + Say.duration(status.latencyP95()),
                    "the device keeps up with its forks",
                    "the device is the bottleneck and more forks make it no faster: look at its load, and at slow commands");
        }
        int more = Math.min(Nas.MAX_FORKS, nas.forks() * 2);
        return new Finding(
                Grade.WARNING,
                CHECK,
                waiting + "all " + nas.forks() + " forks are busy, " + rate + " a second",
                "forks are not the bottleneck",
                more > nas.forks()
                        ? "nas:forks " + nas.name() + " " + more + "; if it slows down then, the device is at its limit"
                        : "it has the most forks there are: shorten its commands, or share its accounts with another NAS");
    }
}
