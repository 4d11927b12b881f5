package org.nasd.stack.internal.node;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.stack.NasReports;
import org.nasd.api.stack.NodeControl;
import org.nasd.api.stack.Orders;

/** Where the database is this process's own there are no other nodes to ask, to tell, or to give NAS to. */
public final class NoOthers implements Orders, NasReports, NodeControl {

    private static final String NOBODY = "There is only this node: its database is its own";

    @Override
    public long put(Draft draft) {
        throw new IllegalStateException(NOBODY);
    }

    @Override
    public List<Order> take() {
        return List.of();
    }

    @Override
    public void end(long id, Result result, String answer) {
        throw new IllegalStateException(NOBODY);
    }

    @Override
    public Map<Long, Progress> progress(Set<Long> ids) {
        throw new IllegalStateException(NOBODY);
    }

    @Override
    public boolean withdraw(long id) {
        throw new IllegalStateException(NOBODY);
    }

    @Override
    public void publish(Collection<Report> reports) {}

    @Override
    public Map<Long, Report> elsewhere() {
        return Map.of();
    }

    @Override
    public Map<String, Drain> draining() {
        return Map.of();
    }

    @Override
    public void drain(String node, String by, String reason) {
        throw new IllegalStateException(NOBODY);
    }

    @Override
    public boolean undrain(String node) {
        return false;
    }

    @Override
    public boolean forget(String node) {
        return false;
    }
}
