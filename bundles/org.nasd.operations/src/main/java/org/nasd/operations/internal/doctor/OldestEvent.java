package org.nasd.operations.internal.doctor;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;
import org.nasd.api.stack.NasBacklog;

/** How long has the oldest event waited for a NAS that works? Those of the others wait for them, which another rule tells. */
final class OldestEvent implements Rule {

    private static final String CHECK = "oldest event";

    /** What 5,000 events take by the norm. */
    private static final Duration STORM = Duration.ofMinutes(25);

    /** An event that is postponed ten times is an hour old. */
    private static final Duration TOO_OLD = Duration.ofHours(2);

    private record Old(NasStatus nas, Duration age) {}

    @Override
    public Stream<Finding> look(Facts facts) {
        if (facts.database().trouble() != null) {
            return Stream.empty();
        }
        String norm = "up to " + Say.duration(STORM);
        Old oldest = facts.dispatch().nas().stream()
                .filter(nas -> nas.state() == NasState.WORKING)
                .map(nas -> new Old(nas, age(facts, nas)))
                .max(Comparator.comparing(Old::age))
                .filter(old -> !old.age().isZero())
                .orElse(null);
        if (oldest == null) {
            return Stream.of(Say.good(CHECK, "none waits for a NAS that works", norm));
        }
        String name = oldest.nas().nas().name();
        String measured = Say.duration(oldest.age()) + ", for NAS " + name;
        if (oldest.age().compareTo(STORM) <= 0) {
            return Stream.of(Say.good(CHECK, measured, norm));
        }
        return Stream.of(new Finding(
                oldest.age().compareTo(TOO_OLD) <= 0 ? Grade.WARNING : Grade.BAD,
                CHECK,
                measured,
                norm,
                "nas:events main --nas " + name
                        + " shows it first, with its last error if it is postponed again and again"));
    }

    private static Duration age(Facts facts, NasStatus nas) {
        NasBacklog backlog = facts.database().backlogs().get(nas.nas().id());
        return backlog == null ? Duration.ZERO : backlog.oldest();
    }
}
