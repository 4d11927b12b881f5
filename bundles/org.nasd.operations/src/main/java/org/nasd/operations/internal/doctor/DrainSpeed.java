package org.nasd.operations.internal.doctor;

import java.util.stream.Stream;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** Does the backlog of the NAS that work shrink at the original's norm of 1,000 events in five minutes? */
final class DrainSpeed implements Rule {

    private static final String CHECK = "drain speed";
    private static final String NORM = "about 1000 in 5 minutes";
    private static final long SLOWEST = 1000;
    private static final long STANDING = 50;

    @Override
    public Stream<Finding> look(Facts facts) {
        long ready = facts.dispatch().nas().stream()
                .filter(nas -> nas.state() == NasState.WORKING)
                .map(NasStatus::nas)
                .mapToLong(nas -> facts.ready(nas.id()))
                .sum();
        if (ready <= StackSizes.NORMAL) {
            return Stream.of(Say.good(CHECK, "no backlog: " + ready + " events could be sent now", NORM));
        }
        double perSecond = facts.dispatch().perSecond().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        long pace = Math.round(perSecond * 300);
        String measured = pace + " in 5 minutes at the pace of the last minute, " + ready + " wait";
        if (pace >= SLOWEST) {
            return Stream.of(Say.good(CHECK, measured, NORM));
        }
        return Stream.of(new Finding(
                pace < STANDING ? Grade.BAD : Grade.WARNING,
                CHECK,
                measured,
                NORM,
                "the lines about forks, slow commands and the database say what holds it up; where none does, nas:log shows"
                        + " what the NAS is busy with"));
    }
}
