package org.nasd.operations.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.nasd.api.stack.NasReports;
import org.nasd.api.stack.NodeControl;

/** What other nodes say, and orders to nodes, as a test wrote them down. */
final class FakeNodes implements NasReports, NodeControl {

    final Map<Long, Report> reports = new HashMap<>();
    final Map<String, Drain> drains = new HashMap<>();
    final Set<String> forgotten = new HashSet<>();

    @Override
    public void publish(Collection<Report> told) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<Long, Report> elsewhere() {
        return reports;
    }

    @Override
    public Map<String, Drain> draining() {
        return drains;
    }

    @Override
    public void drain(String node, String by, String reason) {
        drains.putIfAbsent(node, new Drain(by, reason, Instant.EPOCH));
    }

    @Override
    public boolean undrain(String node) {
        return drains.remove(node) != null;
    }

    @Override
    public boolean forget(String node) {
        return forgotten.add(node);
    }
}
