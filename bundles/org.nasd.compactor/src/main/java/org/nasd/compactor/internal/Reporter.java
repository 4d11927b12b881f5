package org.nasd.compactor.internal;

import java.util.List;
import org.nasd.api.stack.Expansion.Rejected;
import org.nasd.api.transcript.Transcript;

/** Tells people what became of events that are not sent. */
final class Reporter {

    private static final int LINES = 10;

    private final Transcript transcript;

    Reporter(Transcript transcript) {
        this.transcript = transcript;
    }

    void carriedOut(Plan plan) {
        plan.remarks()
                .forEach(remark -> transcript.remark(remark.nas(), remark.abonentId(), remark.userId(), remark.text()));
        rejected(plan.expansion().rejected());
    }

    /** A producer gone mad must not fill the log: a batch gets a few lines, and all reasons stand with the failed events. */
    void rejected(List<Rejected> rejected) {
        rejected.stream()
                .limit(LINES)
                .forEach(event -> transcript.daemon(
                        "Reject event compact_id=" + event.source().id() + " cmd="
                                + Texts.line(event.event().type(), 80) + " user_id="
                                + event.event().userId() + ": " + event.error()));
        if (rejected.size() > LINES) {
            transcript.daemon("Reject " + (rejected.size() - LINES)
                    + " more events of the same batch; each is among the failed events with its reason");
        }
    }
}
