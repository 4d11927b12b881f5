package org.nasd.stack.internal.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** H2, embedded: a statement costs microseconds, so small steps in a loop are no worse than one large statement. */
final class H2Dialect implements Dialect {

    // >= next rather than > last: H2 starts a range on the first column of an index at its first row, not behind its
    // last
    private static final String NEXT_NAS =
            "SELECT NAS_ID FROM EVENTS_STACK WHERE NAS_ID >= ? ORDER BY NAS_ID, ID LIMIT 1";

    private final H2Reader reader = new H2Reader();

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public void prepare(Connection connection) {}

    @Override
    public boolean isShared() {
        return false;
    }

    /**
     * With a commit H2 writes one table after the other as each is at that moment, also those that another transaction is just about to
     * commit or to change. After a kill at that moment the changes of the other are on the disk in part, without the record by which to undo
     * them: deleted rows can come back.
     */
    @Override
    public boolean takesManyWriters() {
        return false;
    }

    @Override
    public boolean setBased() {
        return false;
    }

    @Override
    public String inMillis(String millis) {
        return "DATEADD('MILLISECOND', " + millis + ", CURRENT_TIMESTAMP)";
    }

    @Override
    public String millisUntil(String instant) {
        return "DATEDIFF('MILLISECOND', CURRENT_TIMESTAMP, " + instant + ")";
    }

    @Override
    public String eventsByIds() {
        return "UNNEST(CAST(? AS BIGINT ARRAY)) AS K(ID) JOIN EVENTS_STACK S ON S.NAS_ID = ? AND S.ID = K.ID";
    }

    @Override
    public List<Long> nasWithEvents(Session session) throws SQLException {
        List<Long> nas = new ArrayList<>();
        Optional<Long> next = session.first(NEXT_NAS, Row::number, Long.MIN_VALUE);
        while (next.isPresent()) {
            nas.add(next.get());
            next = next.get() == Long.MAX_VALUE
                    ? Optional.empty()
                    : session.first(NEXT_NAS, Row::number, next.get() + 1);
        }
        return nas;
    }

    @Override
    public <T> List<T> pageOverNas(
            Session session, String columns, RowMapper<T> mapper, String condition, Object[] parameters, Page page)
            throws SQLException {
        List<Object[]> keys = new ArrayList<>();
        for (long nasId : nasWithEvents(session)) {
            keys.addAll(session.list(
                    "SELECT NAS_ID, ID FROM EVENTS_STACK S WHERE NAS_ID = ? AND ID > ?" + condition
                            + " ORDER BY NAS_ID, ID LIMIT " + page.limit(),
                    row -> new Object[] {row.number(), row.number()},
                    withFront(parameters, nasId, page.afterId())));
            keys.sort((one, other) -> Long.compare((long) one[1], (long) other[1]));
            keys = new ArrayList<>(keys.subList(0, Math.min(keys.size(), page.limit())));
        }
        List<T> found = new ArrayList<>();
        for (Object[] key : keys) {
            found.addAll(session.list(
                    "SELECT " + columns + " FROM EVENTS_STACK S WHERE NAS_ID = ? AND ID = ?", mapper, key));
        }
        return found;
    }

    private static Object[] withFront(Object[] parameters, Object... front) {
        List<Object> all = new ArrayList<>(List.of(front));
        all.addAll(List.of(parameters));
        return all.toArray();
    }

    @Override
    public void raiseIdentity(Session session, String table, long id) throws SQLException {
        long next = session.number(
                "SELECT IDENTITY_BASE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = CURRENT_SCHEMA"
                        + " AND TABLE_NAME = ? AND COLUMN_NAME = 'ID'",
                table);
        if (id >= next) {
            session.execute("ALTER TABLE " + table + " ALTER COLUMN ID RESTART WITH " + (id + 1));
        }
    }

    @Override
    public void lockSchema(Session session) throws SQLException {
        session.execute("CREATE TABLE IF NOT EXISTS SCHEMA_LOCK (ID INTEGER PRIMARY KEY)");
        session.execute("MERGE INTO SCHEMA_LOCK KEY (ID) VALUES (1)");
        session.execute("COMMIT");
        session.list("SELECT ID FROM SCHEMA_LOCK WHERE ID = 1 FOR UPDATE WAIT 30", Row::integer);
    }

    @Override
    public String insertNew(String insert) {
        return insert;
    }

    @Override
    public String put(String table, String key, String... columns) {
        return "MERGE INTO " + table + " (" + String.join(", ", columns) + ") KEY (" + key + ") VALUES ("
                + Stream.of(columns).map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    @Override
    public String replacing(String key, String... columns) {
        throw new UnsupportedOperationException("H2 replaces by MERGE: see put");
    }

    @Override
    public String taken(String rows) {
        return "OLD TABLE (DELETE FROM " + rows + ")";
    }

    @Override
    public boolean notifies() {
        return false;
    }

    @Override
    public void announce(Pipeline pipeline, String channel, String what) {}

    @Override
    public Connection readOnly(Connection connection) throws SQLException {
        return reader.open(connection);
    }

    @Override
    public void requireBackup() {}

    @Override
    public void backup(Session session, Path file) throws SQLException {
        session.execute("BACKUP TO '" + file.toString().replace("'", "''") + "'");
    }
}
