package org.nasd.operations.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.nasd.api.event.FailureReason;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.NasBacklog;

/**
 * What the database says of the whole at one moment.
 *
 * @param compact events on the compact stack
 * @param byNas what waits on the main stack
 * @param failed events among the failed, by reason
 * @param nas the NAS there are, by id
 * @param elsewhere the NAS that another node works
 */
record Backlog(
        long compact,
        Map<Long, NasBacklog> byNas,
        Map<FailureReason, Long> failed,
        Map<Long, Nas> nas,
        Set<Long> elsewhere) {

    Backlog {
        byNas = Map.copyOf(byNas);
        Map<FailureReason, Long> reasons = new EnumMap<>(FailureReason.class);
        reasons.putAll(failed);
        failed = reasons;
        nas = Map.copyOf(nas);
        elsewhere = Set.copyOf(elsewhere);
    }

    static Backlog read(EventDesk.Stacks stacks, NasFinder finder, Neighbours neighbours) {
        return new Backlog(
                stacks.compact().count(),
                stacks.main().backlogs(),
                stacks.failed().countByReason(),
                finder.byId(),
                neighbours.nas());
    }

    long waiting() {
        return byNas.values().stream().mapToLong(NasBacklog::waiting).sum();
    }

    long waiting(long nasId) {
        NasBacklog own = byNas.get(nasId);
        return own == null ? 0 : own.waiting();
    }

    long postponed() {
        return byNas.values().stream().mapToLong(NasBacklog::postponed).sum();
    }

    long allFailed() {
        return failed.values().stream().mapToLong(Long::longValue).sum();
    }
}
