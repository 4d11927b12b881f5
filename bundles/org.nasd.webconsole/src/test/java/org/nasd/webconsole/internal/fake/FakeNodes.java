package org.nasd.webconsole.internal.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.LeaseView;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.NodeView;
import org.nasd.api.operations.NodeView.Drain;

/** The provider's nodes: two at work, one silent. */
final class FakeNodes {

    private final FakeNas nas;
    private final Map<String, Drain> drains = new ConcurrentHashMap<>();
    private final Map<String, Boolean> forgotten = new ConcurrentHashMap<>();
    private final Instant began = Instant.now().minusSeconds(400_000);

    FakeNodes(FakeNas nas) {
        this.nas = nas;
    }

    List<NodeView> list(Caller caller) {
        return List.of("alpha", "bravo", "charlie").stream()
                .filter(name -> !forgotten.containsKey(name))
                .map(this::view)
                .toList();
    }

    private NodeView view(String name) {
        boolean alive = !name.equals("charlie");
        List<NasView> own = nas.views().stream()
                .filter(one -> name.equals(one.node()) && !drains.containsKey(name))
                .toList();
        return new NodeView(
                name,
                name.equals("alpha"),
                began,
                alive ? Duration.ofMillis(600) : Duration.ofMinutes(7),
                alive,
                drains.get(name),
                own.size(),
                (int) own.stream()
                        .filter(one -> one.activity() != null && one.activity().state() == NasState.UNAVAILABLE)
                        .count());
    }

    List<LeaseView> leases(Caller caller) {
        return nas.views().stream()
                .map(one -> new LeaseView(one.id(), one.name(), one.node(), true, 3))
                .toList();
    }

    NodeView drain(Caller caller, String node, String reason) {
        drains.put(node, new Drain(caller.name(), reason, Instant.now()));
        return view(node);
    }

    NodeView undrain(Caller caller, String node) {
        drains.remove(node);
        return view(node);
    }

    NodeView forget(Caller caller, String node) {
        forgotten.put(node, true);
        return view(node);
    }
}
