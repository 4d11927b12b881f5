package org.nasd.operations.internal;

import java.util.Set;
import java.util.stream.Collectors;
import org.nasd.api.stack.Leases;

/** Which NAS other nodes work, so that nobody here takes them for abandoned. */
final class Neighbours {

    private final Leases leases;

    Neighbours(Leases leases) {
        this.leases = leases;
    }

    /** Whether there may be other nodes. */
    boolean arePossible() {
        return leases.areShared();
    }

    /** The NAS that another node has, alive or about to be replaced. */
    Set<Long> nas() {
        return leases.areShared()
                ? leases.all().values().stream()
                        .filter(lease -> !lease.nodeId().equals(leases.self()))
                        .map(Leases.Lease::nasId)
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
