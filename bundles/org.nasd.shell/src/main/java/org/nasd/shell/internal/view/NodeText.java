package org.nasd.shell.internal.view;

import java.util.List;
import java.util.Set;
import org.nasd.api.operations.LeaseView;
import org.nasd.api.operations.NodeView;

/** Nodes for people. */
public final class NodeText {

    private static final int STATE = 1;

    private NodeText() {}

    /** Where {@link #table} shows the state. */
    public static int stateColumn() {
        return STATE;
    }

    public static Table table(List<NodeView> nodes) {
        return new Table(
                List.of("NODE", "STATE", "SINCE", "LAST SEEN", "NAS", "IN TROUBLE", "WHY"),
                Set.of(3, 4, 5),
                nodes.stream().map(NodeText::row).toList(),
                "No node has joined yet: nas:doctor says why.");
    }

    private static List<String> row(NodeView node) {
        return List.of(
                Words.line(node.name()) + (node.self() ? " (this)" : ""),
                state(node),
                Words.time(node.since()),
                Words.duration(node.silent()) + " ago",
                Integer.toString(node.nas()),
                Integer.toString(node.troubled()),
                why(node));
    }

    private static String state(NodeView node) {
        if (!node.alive()) {
            return "silent";
        }
        if (node.drain() == null) {
            return "working";
        }
        return node.nas() > 0 ? "draining" : "drained";
    }

    private static String why(NodeView node) {
        if (!node.alive()) {
            return "see to its machine; if it will not come back: nas:nodes --forget " + Words.line(node.name());
        }
        return node.drain() == null
                ? ""
                : Words.line("drained by " + node.drain().by() + " at "
                        + Words.time(node.drain().since())
                        + (node.drain().reason() == null
                                ? ""
                                : ": " + node.drain().reason()));
    }

    public static Table leases(List<LeaseView> leases) {
        return new Table(
                List.of("ID", "NAS", "NODE", "EPOCH", "REMARK"),
                Set.of(0, 3),
                leases.stream().map(NodeText::row).toList(),
                "There is no NAS yet: nas:add name=... nas_ip=... scheme=... adds one.");
    }

    private static List<String> row(LeaseView lease) {
        return List.of(
                Long.toString(lease.nasId()),
                lease.nas() == null ? "" : Words.line(lease.nas()),
                lease.node() == null ? "" : Words.line(lease.node()),
                Long.toString(lease.epoch()),
                remark(lease));
    }

    private static String remark(LeaseView lease) {
        if (lease.node() == null) {
            return lease.nas() == null ? "the NAS is no longer there" : "no node works it";
        }
        return lease.alive() ? "" : "the node is silent";
    }

    /** What draining has come to, in one line. */
    public static String progress(NodeView node) {
        return node.nas() == 0
                ? "node " + Words.line(node.name()) + " has no NAS any more; it can be stopped"
                : "node " + Words.line(node.name()) + " still has " + node.nas() + " NAS";
    }
}
