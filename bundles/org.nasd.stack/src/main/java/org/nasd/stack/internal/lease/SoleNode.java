package org.nasd.stack.internal.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.stack.Leases;

/** The leases where the database is this process's own: there is nobody else. */
public final class SoleNode implements Leases {

    private final Node self;

    public SoleNode(NodeIdentity identity) {
        this.self = new Node(identity.id(), identity.name(), Instant.now(), Duration.ZERO, false);
    }

    @Override
    public boolean areShared() {
        return false;
    }

    @Override
    public String self() {
        return self.id();
    }

    @Override
    public List<Node> renew(boolean draining) {
        return List.of(self);
    }

    @Override
    public Map<Long, Lease> all() {
        return Map.of();
    }

    @Override
    public Map<Long, Long> take(Set<Long> nasIds) {
        Map<Long, Long> epochs = new HashMap<>();
        nasIds.forEach(nasId -> epochs.put(nasId, SOLE_EPOCH));
        return epochs;
    }

    @Override
    public void release(Map<Long, Long> epochs) {}

    @Override
    public void leave() {}

    @Override
    public boolean lead() {
        return true;
    }
}
