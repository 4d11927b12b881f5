package org.nasd.stack.internal.node;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.Orders;
import org.nasd.api.stack.StackException;
import org.nasd.stack.internal.lease.NodeIdentity;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Row;
import org.nasd.stack.internal.sql.Session;
import org.nasd.stack.internal.sql.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** NODE_ORDERS. */
public final class SqlOrders implements Orders {

    private static final Logger LOG = LoggerFactory.getLogger(SqlOrders.class);

    private final Database database;
    private final NodeIdentity self;
    private final Sealing sealing;

    public SqlOrders(Database database, NodeIdentity self, Sealing sealing) {
        this.database = database;
        this.self = self;
        this.sealing = sealing;
    }

    private String fromNow(long millis) {
        return database.dialect().inMillis(Long.toString(millis));
    }

    private static String sealed(Session session, String nodeId, String text) throws SQLException {
        String key = session.first("SELECT PUBLIC_KEY FROM NODES WHERE ID = ?", Row::text, nodeId)
                .filter(Objects::nonNull)
                .orElseThrow(() -> new StackException(
                        "The other node takes no orders: it has just stopped, or is of an older version"));
        return Sealing.seal(text, key);
    }

    @Override
    public long put(Draft draft) {
        return database.change("give an order to another node", session -> {
            session.dialect().announce(session, Dialect.ORDERS_CHANGED, "");
            return session.number(
                    "INSERT INTO NODE_ORDERS (NODE_ID, FROM_NODE_ID, NAS_ID, KIND, ORDERED_BY, UNTIL_DATE, BODY)"
                            + " VALUES (?, ?, ?, ?, ?, "
                            + fromNow(draft.patience().toMillis()) + ", ?) RETURNING ID",
                    draft.nodeId(),
                    self.id(),
                    draft.nasId(),
                    draft.kind(),
                    Text.kept(draft.by()),
                    sealed(session, draft.nodeId(), draft.body()));
        });
    }

    private record Taken(Order order, String sealed) {}

    @Override
    public List<Order> take() {
        List<Taken> taken = database.change("take orders of other nodes", this::take);
        return taken.stream().flatMap(one -> opened(one).stream()).toList();
    }

    private List<Taken> take(Session session) throws SQLException {
        List<Taken> open = session.list(
                "SELECT ID, NAS_ID, KIND, ORDERED_BY, BODY FROM NODE_ORDERS WHERE NODE_ID = ? AND TAKEN_DATE IS NULL"
                        + " AND UNTIL_DATE > " + fromNow(0) + " ORDER BY ID FOR UPDATE",
                row -> new Taken(new Order(row.number(), row.number(), row.text(), row.text(), null), row.text()),
                self.id());
        if (!open.isEmpty()) {
            session.update(
                    "UPDATE NODE_ORDERS SET TAKEN_DATE = " + fromNow(0) + " WHERE "
                            + session.dialect().oneOf("ID"),
                    open.stream().map(one -> one.order().id()).toList());
        }
        return open;
    }

    private List<Order> opened(Taken one) {
        Order order = one.order();
        try {
            return List.of(new Order(order.id(), order.nasId(), order.kind(), order.by(), sealing.open(one.sealed())));
        } catch (IllegalArgumentException e) {
            LOG.warn("Order {} ({}, by {}) cannot be read and is refused", order.id(), order.kind(), order.by(), e);
            end(order.id(), Result.REFUSED, "the order could not be read: " + e.getMessage());
            return List.of();
        }
    }

    @Override
    public void end(long id, Result result, String answer) {
        database.change("answer order " + id, session -> {
            session.dialect().announce(session, Dialect.ORDERS_CHANGED, "");
            String asker = session.first(
                            "SELECT FROM_NODE_ID FROM NODE_ORDERS WHERE ID = ? AND NODE_ID = ?",
                            Row::text,
                            id,
                            self.id())
                    .orElseThrow(() -> new StackException("Order " + id + " is no longer there"));
            return session.update(
                    "UPDATE NODE_ORDERS SET ENDED_DATE = " + fromNow(0)
                            + ", RESULT = ?, ANSWER = ?, BODY = NULL WHERE ID = ?",
                    result.name().toLowerCase(Locale.ROOT),
                    sealed(session, asker, answer),
                    id);
        });
    }

    @Override
    public Map<Long, Progress> progress(Set<Long> ids) {
        Map<Long, Progress> progress = new HashMap<>();
        ids.forEach(id -> progress.put(id, new Progress.Lost()));
        database.read(
                "read the answers of other nodes",
                session -> session.list(
                        "SELECT O.ID, O.RESULT, O.ANSWER, O.TAKEN_DATE IS NOT NULL, EXISTS (SELECT 1 FROM NODES N"
                                + " WHERE N.ID = O.NODE_ID AND N.RENEWED_DATE > "
                                + fromNow(-Leases.TERM.toMillis()) + ") FROM NODE_ORDERS O WHERE "
                                + database.dialect().oneOf("O.ID") + " AND O.FROM_NODE_ID = ?",
                        row -> progress.put(row.number(), progress(row)),
                        ids,
                        self.id()));
        return progress;
    }

    private Progress progress(Row row) throws SQLException {
        String result = row.text();
        String answer = row.text();
        boolean taken = row.flag();
        boolean alive = row.flag();
        if (result != null) {
            return ended(Result.valueOf(result.toUpperCase(Locale.ROOT)), answer);
        }
        if (!taken) {
            return new Progress.Waiting();
        }
        return alive ? new Progress.Taken() : new Progress.Lost();
    }

    private Progress ended(Result result, String sealed) {
        try {
            return new Progress.Ended(result, sealing.open(sealed));
        } catch (IllegalArgumentException e) {
            LOG.warn("The answer of another node cannot be read", e);
            return new Progress.Lost();
        }
    }

    @Override
    public boolean withdraw(long id) {
        return database.change(
                "take back order " + id,
                session -> session.update("DELETE FROM NODE_ORDERS WHERE ID = ? AND TAKEN_DATE IS NULL", id) == 1);
    }
}
