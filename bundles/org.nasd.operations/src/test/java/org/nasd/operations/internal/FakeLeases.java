package org.nasd.operations.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasd.api.stack.Leases;

/** Leases as a test wrote them down; without any, this node is alone. */
final class FakeLeases implements Leases {

    final Map<Long, Lease> all = new HashMap<>();
    final List<Node> known = new ArrayList<>(List.of(new Node("self", "here", Instant.EPOCH, Duration.ZERO, false)));
    boolean shared;

    void elsewhere(long nasId) {
        elsewhere(nasId, Duration.ofSeconds(1));
    }

    void elsewhere(long nasId, Duration silent) {
        shared = true;
        all.put(nasId, new Lease(nasId, "other", 7));
        known.removeIf(node -> node.id().equals("other"));
        known.add(new Node("other", "bravo", Instant.EPOCH, silent, false));
    }

    @Override
    public boolean areShared() {
        return shared;
    }

    @Override
    public String self() {
        return "self";
    }

    @Override
    public List<Node> renew(boolean draining) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Node> known() {
        return known;
    }

    @Override
    public Optional<Node> holder(long nasId) {
        return Optional.ofNullable(all.get(nasId)).flatMap(lease -> known.stream()
                .filter(node -> node.id().equals(lease.nodeId()))
                .findFirst());
    }

    @Override
    public Map<Long, Lease> all() {
        return all;
    }

    @Override
    public Map<Long, Grant> take(Set<Long> nasIds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(Map<Long, Long> epochs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void leave() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean lead() {
        throw new UnsupportedOperationException();
    }
}
