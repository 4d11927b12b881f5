package org.nasd.operations.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.LeaseView;
import org.nasd.api.operations.NodeOperations;
import org.nasd.api.operations.NodeView;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Role;
import org.nasd.api.stack.Leases.Lease;
import org.nasd.api.stack.Leases.Node;
import org.nasd.api.stack.NodeControl.Drain;

/** Looks at nodes, and gives their NAS to others. */
final class NodeDesk implements NodeOperations {

    private static final Set<NasState> TROUBLED = EnumSet.of(NasState.UNAVAILABLE, NasState.STOPPED, NasState.PARKED);

    private final Gate gate;
    private final NasFinder finder;
    private final Neighbours neighbours;
    private final Supplier<List<NasStatus>> status;

    /**
     * @param status what is going on with every NAS
     */
    NodeDesk(Gate gate, NasFinder finder, Neighbours neighbours, Supplier<List<NasStatus>> status) {
        this.gate = gate;
        this.finder = finder;
        this.neighbours = neighbours;
        this.status = status;
    }

    @Override
    public List<NodeView> list(Caller caller) {
        return gate.look(caller, Role.VIEWER, "list nodes", this::views);
    }

    private List<NodeView> views() {
        Neighbours.View view = neighbours.fresh();
        Map<String, Integer> held = new HashMap<>();
        Map<String, Integer> troubled = new HashMap<>();
        Map<Long, Lease> leases = view.leases();
        leases.values().forEach(lease -> held.merge(lease.nodeId(), 1, Integer::sum));
        List<NasStatus> all = status.get();
        if (!neighbours.arePossible()) {
            held.put(view.self(), all.size());
        }
        for (NasStatus one : all) {
            if (TROUBLED.contains(one.state())) {
                Lease lease = leases.get(one.nas().id());
                troubled.merge(lease == null ? view.self() : lease.nodeId(), 1, Integer::sum);
            }
        }
        return view.nodes().stream()
                .map(node -> new NodeView(
                        node.name(),
                        node.id().equals(view.self()),
                        node.started(),
                        node.silent(),
                        Neighbours.View.isAlive(node),
                        drain(view.drains().get(node.name())),
                        held.getOrDefault(node.id(), 0),
                        troubled.getOrDefault(node.id(), 0)))
                .sorted(Comparator.comparing(NodeView::name))
                .toList();
    }

    private static NodeView.Drain drain(Drain drain) {
        return drain == null ? null : new NodeView.Drain(drain.by(), drain.reason(), drain.since());
    }

    @Override
    public List<LeaseView> leases(Caller caller) {
        return gate.look(caller, Role.VIEWER, "list leases", () -> {
            Neighbours.View view = neighbours.fresh();
            Map<Long, Nas> nas = finder.byId();
            Map<String, Node> nodes = view.byId();
            Set<Long> ids = new TreeSet<>(nas.keySet());
            ids.addAll(view.leases().keySet());
            List<LeaseView> leases = new ArrayList<>();
            for (long id : ids) {
                Nas known = nas.get(id);
                leases.add(lease(id, known == null ? null : known.name(), view, nodes));
            }
            return leases;
        });
    }

    private LeaseView lease(long id, String name, Neighbours.View view, Map<String, Node> nodes) {
        if (!neighbours.arePossible()) {
            Node self = view.nodes().get(0);
            return new LeaseView(id, name, self.name(), true, 0);
        }
        Lease lease = view.leases().get(id);
        if (lease == null) {
            return new LeaseView(id, name, null, false, 0);
        }
        Node node = nodes.get(lease.nodeId());
        return new LeaseView(
                id,
                name,
                node == null ? null : node.name(),
                node != null && Neighbours.View.isAlive(node),
                lease.epoch());
    }

    @Override
    public NodeView drain(Caller caller, String node, String reason) {
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        return act(caller, "drain", node, why, found -> {
            demandAnother(found);
            neighbours.control().drain(found.name(), caller.name(), why);
        });
    }

    private void demandAnother(NodeView node) {
        if (!neighbours.arePossible()) {
            throw new OperationException(
                    Kind.CONFLICT,
                    "there is no other node to take the NAS: the embedded database is this node's own. nas:pause pauses"
                            + " a NAS; to stop nasd, stop it: it finishes what is in flight");
        }
        boolean another = views().stream()
                .anyMatch(other ->
                        other.alive() && other.drain() == null && !other.name().equals(node.name()));
        if (!another) {
            throw new OperationException(
                    Kind.CONFLICT,
                    "there is no other node to take the NAS of " + node.name()
                            + ": the others are silent, or are draining themselves; nas:nodes shows them");
        }
    }

    @Override
    public NodeView undrain(Caller caller, String node) {
        return act(caller, "end draining", node, null, found -> neighbours
                .control()
                .undrain(found.name()));
    }

    @Override
    public NodeView forget(Caller caller, String node) {
        return act(caller, "forget", node, null, found -> {
            if (!neighbours.control().forget(found.name())) {
                throw new OperationException(
                        Kind.CONFLICT,
                        "node " + found.name() + " is alive; only one that fell silent can be forgotten");
            }
        });
    }

    /** Something to be done about a node. */
    @FunctionalInterface
    private interface Deed {
        void on(NodeView node);
    }

    private NodeView act(Caller caller, String deed, String node, String why, Deed action) {
        String what = deed + " node " + (node == null ? "(this)" : node) + (why == null ? "" : ": " + why);
        return gate.act(caller, Role.ADMIN, what, NodeView::name, () -> {
            NodeView found = find(node);
            action.on(found);
            return views().stream()
                    .filter(now -> now.name().equals(found.name()))
                    .findFirst()
                    .orElse(found);
        });
    }

    private NodeView find(String name) {
        List<NodeView> all = views();
        return all.stream()
                .filter(node -> name == null ? node.self() : node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OperationException(Kind.NOT_FOUND, unknown(name, all)));
    }

    private static String unknown(String name, List<NodeView> all) {
        if (name == null) {
            return "this node has not been able to join the others yet; nas:doctor says why";
        }
        return "there is no node " + name
                + Spelling.nearest(name, all.stream().map(NodeView::name).toList())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; nas:nodes shows them");
    }
}
