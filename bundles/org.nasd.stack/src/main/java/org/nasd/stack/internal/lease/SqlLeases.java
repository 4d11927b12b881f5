package org.nasd.stack.internal.lease;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasd.api.stack.Leases;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Row;
import org.nasd.stack.internal.sql.Session;

/** NODES, NAS_LEASES and LEADERS, where nodes share a database. */
public final class SqlLeases implements Leases {

    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private static final String DRAINING =
            "? OR EXISTS (SELECT 1 FROM NODE_DRAINS D WHERE D.NAME = CAST(? AS VARCHAR))";

    private static final String MOVING_TASK = "compactor";

    private final Database database;
    private final NodeIdentity self;
    private final String publicKey;
    private final Neighbours neighbours;
    private final Bulk know;

    /**
     * @param publicKey what others need to write to this node
     * @param neighbours told of the other nodes with each renewal
     */
    public SqlLeases(Database database, NodeIdentity self, String publicKey, Neighbours neighbours) {
        this.database = database;
        this.self = self;
        this.publicKey = publicKey;
        this.neighbours = neighbours;
        Dialect dialect = database.dialect();
        this.know = new Bulk(
                dialect.insertNew("INSERT INTO NAS_LEASES (NAS_ID) VALUES (?)"),
                dialect.insertNew(
                        "INSERT INTO NAS_LEASES (NAS_ID) SELECT NAS_ID FROM " + Bulk.ROWS + " ORDER BY NAS_ID"),
                "NAS_ID BIGINT");
    }

    @Override
    public boolean areShared() {
        return true;
    }

    @Override
    public String self() {
        return self.id();
    }

    private String fromNow(Duration time) {
        return database.dialect().inMillis(Long.toString(time.toMillis()));
    }

    @Override
    public List<Node> renew(boolean draining) {
        List<Node> nodes = database.change("renew this node", session -> {
            renew(session, draining);
            return session.list(select() + "WHERE " + alive("NODES") + " ORDER BY ID", SqlLeases::node);
        });
        neighbours.seen(nodes);
        return nodes;
    }

    private String select() {
        return "SELECT ID, NAME, STARTED_DATE, -" + database.dialect().millisUntil("RENEWED_DATE")
                + ", DRAINING FROM NODES ";
    }

    private static Node node(Row row) throws SQLException {
        return new Node(row.text(), row.text(), row.instant(), row.millis(), row.flag());
    }

    @Override
    public List<Node> known() {
        return database.read(
                "read the nodes",
                session -> session.list(
                        select() + "WHERE " + alive("NODES")
                                + " OR NOT EXISTS (SELECT 1 FROM NODES M WHERE M.NAME = NODES.NAME"
                                + " AND M.RENEWED_DATE > NODES.RENEWED_DATE) ORDER BY NAME, ID",
                        SqlLeases::node));
    }

    private void renew(Session session, boolean draining) throws SQLException {
        String now = fromNow(Duration.ZERO);
        int known = session.update(
                "UPDATE NODES SET RENEWED_DATE = " + now + ", DRAINING = " + DRAINING + " WHERE ID = ?",
                draining,
                self.name(),
                self.id());
        if (known == 0) {
            session.update(
                    "INSERT INTO NODES (ID, NAME, PUBLIC_KEY, RENEWED_DATE, DRAINING) VALUES (?, ?, ?, " + now + ", "
                            + DRAINING + ")",
                    self.id(),
                    self.name(),
                    publicKey,
                    draining,
                    self.name());
            session.update("DELETE FROM NODES WHERE RENEWED_DATE < " + fromNow(FORGOTTEN.negated()));
        }
    }

    /** SQL: whether a node has renewed itself within the term. */
    private String alive(String node) {
        return node + ".RENEWED_DATE > " + fromNow(TERM.negated());
    }

    @Override
    public Optional<Node> holder(long nasId) {
        return database.read(
                "find who works NAS " + nasId,
                session -> session.first(
                        select() + "WHERE ID = (SELECT NODE_ID FROM NAS_LEASES WHERE NAS_ID = ?)",
                        SqlLeases::node,
                        nasId));
    }

    @Override
    public Map<Long, Lease> all() {
        Map<Long, Lease> all = new HashMap<>();
        database.read(
                        "read the leases",
                        session -> session.list(
                                "SELECT NAS_ID, NODE_ID, EPOCH FROM NAS_LEASES WHERE NODE_ID IS NOT NULL",
                                row -> new Lease(row.number(), row.text(), row.number())))
                .forEach(lease -> all.put(lease.nasId(), lease));
        return all;
    }

    @Override
    public Map<Long, Grant> take(Set<Long> nasIds) {
        List<Long> wanted = nasIds.stream().sorted().toList();
        know(wanted);
        return database.change("take " + wanted.size() + " leases", session -> {
            Set<Long> letGoOf = takeFree(session, wanted);
            Map<Long, Grant> held = new HashMap<>();
            session.list(
                            "SELECT NAS_ID, EPOCH FROM NAS_LEASES WHERE NODE_ID = ? AND "
                                    + database.dialect().oneOf("NAS_ID"),
                            row -> new Lease(row.number(), self.id(), row.number()),
                            self.id(),
                            wanted)
                    .forEach(lease ->
                            held.put(lease.nasId(), new Grant(lease.epoch(), letGoOf.contains(lease.nasId()))));
            return held;
        });
    }

    // by itself: MariaDB locks the rows it finds there already, as another may at the same time; neither could take
    // them
    private void know(List<Long> wanted) {
        List<Object[]> unknown = unknown(wanted);
        if (!unknown.isEmpty()) {
            database.change("make " + unknown.size() + " leases", session -> know.execute(session, unknown));
        }
    }

    private List<Object[]> unknown(List<Long> wanted) {
        Set<Long> known = new HashSet<>(database.read(
                "read which NAS have leases",
                session -> session.list(
                        "SELECT NAS_ID FROM NAS_LEASES WHERE "
                                + database.dialect().oneOf("NAS_ID"),
                        Row::number,
                        wanted)));
        return wanted.stream()
                .filter(nasId -> !known.contains(nasId))
                .map(nasId -> new Object[] {nasId})
                .toList();
    }

    /**
     * Locks what it may take in the order of NAS, as everybody does, so that no two nodes wait for each other.
     *
     * @return of what was taken, the NAS that their last node had let go of
     */
    private Set<Long> takeFree(Session session, List<Long> wanted) throws SQLException {
        Map<Long, Boolean> free = new HashMap<>();
        session.list(
                "SELECT L.NAS_ID, L.NODE_ID IS NULL FROM NAS_LEASES L WHERE "
                        + database.dialect().oneOf("L.NAS_ID")
                        + " AND (L.NODE_ID IS NULL OR L.NODE_ID <> ?) AND NOT EXISTS (SELECT 1 FROM NODES N"
                        + " WHERE N.ID = L.NODE_ID AND " + alive("N") + ") ORDER BY L.NAS_ID FOR UPDATE",
                row -> free.put(row.number(), row.flag()),
                wanted,
                self.id());
        if (!free.isEmpty()) {
            session.update(
                    "UPDATE NAS_LEASES SET NODE_ID = ?, EPOCH = EPOCH + 1 WHERE "
                            + database.dialect().oneOf("NAS_ID"),
                    self.id(),
                    free.keySet());
        }
        free.values().removeIf(letGoOf -> !letGoOf);
        return free.keySet();
    }

    @Override
    public void release(Map<Long, Long> epochs) {
        List<Object[]> rows = epochs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Object[] {entry.getKey(), entry.getValue(), self.id()})
                .toList();
        Bulk release = new Bulk(
                "UPDATE NAS_LEASES SET NODE_ID = NULL WHERE NAS_ID = ? AND EPOCH = ? AND NODE_ID = ?",
                "UPDATE NAS_LEASES L SET NODE_ID = NULL FROM " + Bulk.ROWS
                        + " WHERE L.NAS_ID = R.NAS_ID AND L.EPOCH = R.EPOCH AND L.NODE_ID = R.NODE_ID",
                "NAS_ID BIGINT",
                "EPOCH BIGINT",
                "NODE_ID VARCHAR");
        database.change("give " + rows.size() + " leases back", session -> release.execute(session, rows));
    }

    @Override
    public void leave() {
        database.change("take this node out", session -> {
            session.list(
                    "SELECT NAS_ID FROM NAS_LEASES WHERE NODE_ID = ? ORDER BY NAS_ID FOR UPDATE",
                    Row::number,
                    self.id());
            session.update("UPDATE NAS_LEASES SET NODE_ID = NULL WHERE NODE_ID = ?", self.id());
            session.update("DELETE FROM LEADERS WHERE NODE_ID = ?", self.id());
            return session.update("DELETE FROM NODES WHERE ID = ?", self.id());
        });
    }

    @Override
    public boolean lead() {
        String until = fromNow(TERM);
        String take = "UPDATE LEADERS SET NODE_ID = ?, UNTIL_DATE = " + until + " WHERE TASK = '" + MOVING_TASK
                + "' AND (NODE_ID = ? OR UNTIL_DATE < " + fromNow(Duration.ZERO) + ")";
        String begin = database.dialect()
                .insertNew("INSERT INTO LEADERS (TASK, NODE_ID, UNTIL_DATE) VALUES ('" + MOVING_TASK + "', ?, " + until
                        + ")");
        return database.change(
                "lead the " + MOVING_TASK,
                session -> session.update(take, self.id(), self.id()) == 1 || session.update(begin, self.id()) == 1);
    }
}
