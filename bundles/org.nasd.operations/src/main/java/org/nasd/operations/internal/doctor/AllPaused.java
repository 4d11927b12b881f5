package org.nasd.operations.internal.doctor;

import java.util.stream.Stream;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;
import org.nasd.api.operations.NasPause;

/** Is everything held by one order? */
final class AllPaused implements Rule {

    @Override
    public Stream<Finding> look(Facts facts) {
        NasPause pause = facts.paused();
        return pause == null
                ? Stream.of()
                : Stream.of(new Finding(
                        Grade.BAD,
                        "paused",
                        "all NAS by " + pause.by() + " since " + Say.time(pause.since())
                                + (pause.reason() == null ? "" : ": " + pause.reason()),
                        "not all",
                        "look at what waits (nas:event-count, nas:events), take back what is old (nas:cancel), then"
                                + " nas:resume --all"));
    }
}
