package org.nasd.stack.internal.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasd.api.stack.Leases;
import org.nasd.stack.internal.sql.Database;

/** The leases where the database is this process's own: there is nobody else, but RUNNING tells of one before that did not end in order. */
public final class SoleNode implements Leases {

    private final Database database;
    private final Node self;
    private volatile Grant granted;

    public SoleNode(Database database, NodeIdentity identity) {
        this.database = database;
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
    public List<Node> known() {
        return List.of(self);
    }

    @Override
    public Optional<Node> holder(long nasId) {
        return Optional.of(self);
    }

    @Override
    public Map<Long, Lease> all() {
        return Map.of();
    }

    @Override
    public Map<Long, Grant> take(Set<Long> nasIds) {
        Grant grant = granted;
        if (grant == null) {
            grant = new Grant(SOLE_EPOCH, begin());
            granted = grant;
        }
        Map<Long, Grant> all = new HashMap<>();
        for (long nasId : nasIds) {
            all.put(nasId, grant);
        }
        return all;
    }

    /** Notes that this node works, and tells whether the one before it had ended in order. */
    private boolean begin() {
        return database.change("note that this node works", session -> {
            int left = session.update("DELETE FROM RUNNING");
            session.update("INSERT INTO RUNNING (NODE_ID) VALUES (?)", self.id());
            return left == 0;
        });
    }

    @Override
    public void release(Map<Long, Long> epochs) {}

    @Override
    public void leave() {
        granted = null;
        database.change(
                "note that this node has ended",
                session -> session.update("DELETE FROM RUNNING WHERE NODE_ID = ?", self.id()));
    }

    @Override
    public boolean lead() {
        return true;
    }
}
