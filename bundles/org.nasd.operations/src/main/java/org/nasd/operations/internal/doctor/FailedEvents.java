package org.nasd.operations.internal.doctor;

import java.util.stream.Stream;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** Do events end among the failed now? */
final class FailedEvents implements Rule {

    private static final String CHECK = "failed events";
    private static final String NORM = "hardly any";
    private static final long SOME = 10;
    private static final long MANY = 1000;

    @Override
    public Stream<Finding> look(Facts facts) {
        if (facts.database().trouble() != null) {
            return Stream.empty();
        }
        Facts.Failed failed = facts.failed();
        String measured = failed.grown() + " new in " + Say.duration(failed.within()) + ", " + failed.all() + " in all";
        if (failed.grown() < SOME) {
            return Stream.of(Say.good(CHECK, measured, NORM));
        }
        return Stream.of(new Finding(
                failed.grown() < MANY ? Grade.WARNING : Grade.BAD,
                CHECK,
                measured,
                NORM,
                "nas:events failed --since 1h shows why; mend the cause, then nas:requeue sends them again"));
    }
}
