package org.nasd.api.operations;

import java.util.List;
import java.util.Map;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.event.FailureReason;
import org.nasd.api.stack.NasBacklog;

/**
 * All figures at one moment, for a collector of metrics that asks every node.
 *
 * @param nas what the dispatch knows of each NAS of this node
 * @param backlogs what waits, by id of the NAS; NAS without any events are left out
 * @param compact events on the compact stack
 * @param failed events among the failed, by reason
 * @param problems readiness by check
 * @param nodes the nodes, as this one sees them
 */
public record Figures(
        List<NasStatus> nas,
        Map<Long, NasBacklog> backlogs,
        long compact,
        Map<FailureReason, Long> failed,
        Readiness problems,
        Nodes nodes) {
    public Figures {
        nas = List.copyOf(nas);
        backlogs = Map.copyOf(backlogs);
        failed = Map.copyOf(failed);
    }

    /**
     * The nodes that share the NAS.
     *
     * @param leases how many NAS this node holds
     * @param draining whether this node is to give them away
     * @param alive how many nodes are alive
     * @param silent how many fell silent without a good-bye
     */
    public record Nodes(int leases, boolean draining, int alive, int silent) {}
}
