package org.nasd.stack.internal.lease;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.stack.Leases;
import org.nasd.stack.internal.sql.Session;

/** Keeps a node that lost NAS from ending their events. */
public final class Fence {

    private final String nodeId;

    public Fence(String nodeId) {
        this.nodeId = nodeId;
    }

    /**
     * Finds the NAS that this node no longer holds in the given epochs. The leases of the others cannot be taken by anybody until the
     * transaction ends.
     */
    public Set<Long> lost(Session session, Map<Long, Long> epochs) throws SQLException {
        List<Long> leased = epochs.entrySet().stream()
                .filter(entry -> entry.getValue() != Leases.SOLE_EPOCH)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (leased.isEmpty()) {
            return Set.of();
        }
        Set<Long> lost = new HashSet<>(leased);
        session
                .list(
                        "SELECT NAS_ID, EPOCH FROM NAS_LEASES WHERE "
                                + session.dialect().oneOf("NAS_ID") + " AND NODE_ID = ? ORDER BY NAS_ID FOR SHARE",
                        row -> new Leases.Lease(row.number(), nodeId, row.number()),
                        leased,
                        nodeId)
                .stream()
                .filter(lease -> epochs.get(lease.nasId()) == lease.epoch())
                .forEach(lease -> lost.remove(lease.nasId()));
        return lost;
    }
}
