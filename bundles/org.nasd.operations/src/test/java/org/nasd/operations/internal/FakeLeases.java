package org.nasd.operations.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.stack.Leases;

/** Leases as a test wrote them down; without any, this node is alone. */
final class FakeLeases implements Leases {

    final Map<Long, Lease> all = new HashMap<>();

    void elsewhere(long nasId) {
        all.put(nasId, new Lease(nasId, "other", 7));
    }

    @Override
    public boolean areShared() {
        return !all.isEmpty();
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
