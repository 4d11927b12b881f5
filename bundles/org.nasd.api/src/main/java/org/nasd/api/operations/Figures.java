package org.nasd.api.operations;

import java.util.List;
import java.util.Map;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.event.FailureReason;
import org.nasd.api.stack.NasBacklog;

/**
 * All figures at one moment, for a collector of metrics.
 *
 * @param nas what the dispatch knows of each NAS
 * @param backlogs what waits, by id of the NAS; NAS without any events are left out
 * @param compact events on the compact stack
 * @param failed events among the failed, by reason
 * @param problems readiness by check
 */
public record Figures(
        List<NasStatus> nas,
        Map<Long, NasBacklog> backlogs,
        long compact,
        Map<FailureReason, Long> failed,
        Readiness problems) {
    public Figures {
        nas = List.copyOf(nas);
        backlogs = Map.copyOf(backlogs);
        failed = Map.copyOf(failed);
    }
}
