package org.nasd.webconsole.internal.view;

import java.util.Map;
import org.nasd.api.operations.LeaseView;
import org.nasd.api.operations.NodeView;

/** Nodes and leases as JSON. */
public final class NodeRow {

    private NodeRow() {}

    public static Map<String, Object> of(NodeView node) {
        return new Shape()
                .put("name", node.name())
                .put("self", node.self())
                .time("since", node.since())
                .span("silent", node.silent())
                .put("alive", node.alive())
                .put("drain", drain(node.drain()))
                .put("nas", node.nas())
                .put("troubled", node.troubled())
                .done();
    }

    private static Map<String, Object> drain(NodeView.Drain drain) {
        return drain == null
                ? null
                : new Shape()
                        .put("by", drain.by())
                        .put("reason", drain.reason())
                        .time("since", drain.since())
                        .done();
    }

    public static Map<String, Object> of(LeaseView lease) {
        return new Shape()
                .id("id", lease.nasId())
                .put("nas", lease.nas())
                .put("node", lease.node())
                .put("alive", lease.alive())
                .put("epoch", lease.epoch())
                .done();
    }
}
