package org.nasd.stack.internal.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL 12 and later. */
final class PostgreSqlDialect implements Dialect {

    static final int OLDEST = 12;

    /** How long a transaction may wait for its node: less than a lease, so that others find it free. */
    private static final Duration DESERTED = Duration.ofSeconds(4);

    private static final long SCHEMA_LOCK = 0x6e617364L;

    /** Less than a statement may take, so that the error says that it was a lock. H2 gives up a lock after 2 s by itself. */
    private static final int LOCK_MILLIS = 15_000;

    // steps from NAS to NAS over the primary key; a DISTINCT would read every event
    private static final String NAS = "WITH RECURSIVE N(NAS_ID) AS ("
            + "(SELECT NAS_ID FROM EVENTS_STACK ORDER BY NAS_ID, ID LIMIT 1)"
            + " UNION ALL SELECT (SELECT E.NAS_ID FROM EVENTS_STACK E WHERE E.NAS_ID > N.NAS_ID"
            + " ORDER BY E.NAS_ID, E.ID LIMIT 1) FROM N WHERE N.NAS_ID IS NOT NULL) ";

    @Override
    public String name() {
        return "postgresql";
    }

    /**
     * A plan made while a stack was empty reads the whole table and would be kept, until the next analyze, when a million events have
     * arrived. Planning anew costs well below a millisecond for a batch. Nor does anybody wait for a lock for ever, and a node that vanishes
     * in a transaction must not keep its locks, leases above all, until the server misses it, which can take hours.
     */
    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_custom_plan");
            statement.execute("SET lock_timeout = " + LOCK_MILLIS);
            statement.execute("SET idle_in_transaction_session_timeout = " + DESERTED.toMillis());
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean setBased() {
        return true;
    }

    @Override
    public boolean joinsLaterally() {
        return true;
    }

    @Override
    public boolean sendsTogether() {
        return true;
    }

    @Override
    public String inMillis(String millis) {
        return "(clock_timestamp() + " + millis + " * INTERVAL '1 millisecond')";
    }

    @Override
    public String millisUntil(String instant) {
        return "CAST(EXTRACT(EPOCH FROM " + instant + " - clock_timestamp()) * 1000 AS BIGINT)";
    }

    @Override
    public String eventsByIds() {
        return "unnest(CAST(? AS BIGINT[])) AS K(ID) JOIN EVENTS_STACK S ON S.NAS_ID = ? AND S.ID = K.ID";
    }

    @Override
    public List<Long> nasWithEvents(Session session) throws SQLException {
        return session.list(NAS + "SELECT NAS_ID FROM N WHERE NAS_ID IS NOT NULL", Row::number);
    }

    @Override
    public <T> List<T> pageOverNas(
            Session session, String columns, RowMapper<T> mapper, String condition, Object[] parameters, Page page)
            throws SQLException {
        String sql = NAS + "SELECT " + columns + " FROM N CROSS JOIN LATERAL (SELECT * FROM EVENTS_STACK S"
                + " WHERE S.NAS_ID = N.NAS_ID AND S.ID > ?" + condition + " ORDER BY S.NAS_ID, S.ID LIMIT "
                + page.limit() + ") S ORDER BY S.ID LIMIT " + page.limit();
        List<Object> all = new ArrayList<>(List.of(page.afterId()));
        all.addAll(List.of(parameters));
        return session.list(sql, mapper, all.toArray());
    }

    @Override
    public Pipeline.Result<List<NewestId>> raiseNewestId(Pipeline pipeline, long count) throws SQLException {
        return pipeline.list(RAISE_NEWEST_ID + " RETURNING LAST_ID, clock_timestamp()", NewestId::of, count);
    }

    @Override
    public void raiseIdentity(Session session, String table, long id) throws SQLException {
        String sequence = session.first("SELECT pg_get_serial_sequence(lower(?), 'id')", Row::text, table)
                .filter(Objects::nonNull)
                .orElseThrow();
        session.list(
                "SELECT setval(CAST(? AS regclass), GREATEST(?, (SELECT last_value FROM " + sequence + ")))",
                Row::number,
                sequence,
                id);
    }

    /** The transaction that holds the lock has nothing else to do, however long a step takes. */
    @Override
    public void lockSchema(Session session) throws SQLException {
        session.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        session.list("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")", row -> "");
    }

    @Override
    public String insertNew(String insert) {
        return insert + " ON CONFLICT DO NOTHING";
    }

    @Override
    public String put(String table, String key, String... columns) {
        String places = Stream.of(columns).map(column -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + places + ")"
                + replacing(key, columns);
    }

    @Override
    public String replacing(String key, String... columns) {
        return " ON CONFLICT (" + key + ") DO UPDATE SET "
                + Stream.of(columns)
                        .map(column -> column + " = EXCLUDED." + column)
                        .collect(Collectors.joining(", "));
    }

    /** Not needed: in its set form a {@link Bulk} deletes and inserts in one statement. */
    @Override
    public String taken(String rows) {
        return rows;
    }

    @Override
    public boolean notifies() {
        return true;
    }

    @Override
    public void announce(Pipeline pipeline, String channel, String what) throws SQLException {
        pipeline.list("SELECT pg_notify(?, ?)", row -> "", channel, what);
    }

    @Override
    public Connection readOnly(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        return connection;
    }

    @Override
    public void requireBackup() {
        throw new UnsupportedOperationException("The stacks are in PostgreSQL, which has means of its own for a copy:"
                + " pg_dump --format=custom --file=nasd.dump and the database's name, as its owner; pg_restore brings"
                + " it back");
    }

    @Override
    public void backup(Session session, Path file) {
        requireBackup();
    }
}
