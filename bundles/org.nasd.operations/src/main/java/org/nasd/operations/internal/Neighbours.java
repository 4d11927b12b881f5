package org.nasd.operations.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.Leases.Lease;
import org.nasd.api.stack.Leases.Node;
import org.nasd.api.stack.NasReports;
import org.nasd.api.stack.NodeControl;

/** The nodes that share the NAS, and what they say of those that they work. Safe for use by many threads. */
final class Neighbours {

    private static final Duration AS_NEW = Duration.ofSeconds(2);

    private final Leases leases;
    private final NasReports reports;
    private final NodeControl control;
    private final Supplier<View> memo;

    Neighbours(Leases leases, NasReports reports, NodeControl control) {
        this.leases = leases;
        this.control = control;
        this.reports = reports;
        this.memo = new Memo<>(AS_NEW, System::nanoTime, this::fresh);
    }

    /**
     * All of it at one moment.
     *
     * @param self this node's id
     * @param nodes those that are known, alive or not
     * @param leases by NAS
     * @param reports what other nodes say of their NAS, by NAS
     * @param drains orders to nodes to give their NAS away, by name
     */
    record View(
            String self,
            List<Node> nodes,
            Map<Long, Lease> leases,
            Map<Long, NasReports.Report> reports,
            Map<String, NodeControl.Drain> drains) {

        static boolean isAlive(Node node) {
            return node.silent().compareTo(Leases.TERM) <= 0;
        }

        /** The node that holds a NAS, also when it is silent. */
        Optional<Node> holder(long nasId) {
            return Optional.ofNullable(leases.get(nasId)).flatMap(lease -> nodes.stream()
                    .filter(node -> node.id().equals(lease.nodeId()))
                    .findFirst());
        }

        /** The NAS that other nodes work, which are alive. */
        Set<Long> elsewhere() {
            Map<String, Node> byId = byId();
            return leases.values().stream()
                    .filter(lease -> !lease.nodeId().equals(self))
                    .filter(lease -> byId.containsKey(lease.nodeId()) && isAlive(byId.get(lease.nodeId())))
                    .map(Lease::nasId)
                    .collect(Collectors.toSet());
        }

        /** The name of the node of each NAS that is held. */
        Map<Long, String> names() {
            Map<String, Node> byId = byId();
            Map<Long, String> names = new HashMap<>();
            leases.values().stream()
                    .filter(lease -> byId.containsKey(lease.nodeId()))
                    .forEach(lease ->
                            names.put(lease.nasId(), byId.get(lease.nodeId()).name()));
            return names;
        }

        Map<String, Node> byId() {
            return nodes.stream().collect(Collectors.toMap(Node::id, Function.identity()));
        }

        long alive() {
            return nodes.stream().filter(View::isAlive).count();
        }
    }

    /** Whether there may be other nodes. */
    boolean arePossible() {
        return leases.areShared();
    }

    /** What is known, at most a moment old. */
    View view() {
        return memo.get();
    }

    /** What is known now. */
    View fresh() {
        return new View(leases.self(), leases.known(), leases.all(), reports.elsewhere(), control.draining());
    }

    NodeControl control() {
        return control;
    }

    /** The NAS that another node, which is alive, has in hand. */
    Set<Long> nas() {
        return leases.areShared() ? view().elsewhere() : Set.of();
    }

    /** Whether a node has a NAS in hand, or would but for a moment. */
    boolean hold(long nasId) {
        return leases.areShared() && leases.holder(nasId).isPresent();
    }
}
