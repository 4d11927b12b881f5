package org.nasd.stack.internal.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * MariaDB 10.6 and later. It has no arrays: ids are written into the statement, which lets it step through a key rather than join it
 * with a set whose size it does not know; changes go as batches, which its driver sends without waiting for the answers. Instants are
 * DATETIME in UTC: TIMESTAMP ends in 2038, and is shown in the zone of whoever asks.
 */
final class MariaDbDialect implements Dialect {

    static final int OLDEST_MAJOR = 10;
    static final int OLDEST_MINOR = 6;

    private static final Pattern TYPED = Pattern.compile("CAST\\(\\? AS \\w+\\)");

    /**
     * Truncating without a word is off, and so are gap locks, by which nodes would wait for each other's neighbours. A long list of
     * values stays a list: MariaDB would make a table of it, and then read the other table from its beginning. A node that vanishes in a
     * transaction must not keep its locks for longer than a lease.
     */
    private static final String SESSION = "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,"
            + "NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO', default_storage_engine = InnoDB,"
            + " collation_connection = utf8mb4_nopad_bin,"
            + " innodb_lock_wait_timeout = 15, lock_wait_timeout = 15, idle_transaction_timeout = 4,"
            + " in_predicate_conversion_threshold = 0";

    private final MariaDbPages pages = new MariaDbPages();

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SESSION);
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean setBased() {
        return false;
    }

    @Override
    public boolean bindsArrays() {
        return false;
    }

    /** A parameter needs no type; which rows are locked is said in other words. */
    @Override
    public String said(String sql) {
        return TYPED.matcher(sql).replaceAll("?").replace(" FOR SHARE", " LOCK IN SHARE MODE");
    }

    @Override
    public Object instant(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public Instant instant(ResultSet results, int column) throws SQLException {
        LocalDateTime value = results.getObject(column, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    @Override
    public String instantType() {
        return "DATETIME(6) DEFAULT (UTC_TIMESTAMP(6))";
    }

    @Override
    public String inMillis(String millis) {
        return "(UTC_TIMESTAMP(6) + INTERVAL (" + millis + ") * 1000 MICROSECOND)";
    }

    @Override
    public String millisUntil(String instant) {
        return "(TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(6), " + instant + ") DIV 1000)";
    }

    @Override
    public String eventsByIds() {
        return "EVENTS_STACK S WHERE S.ID IN (?) AND S.NAS_ID = ?";
    }

    @Override
    public String oneOf(String column) {
        return column + " IN (?)";
    }

    @Override
    public String table(String alias, Map<String, ArrayOf> columns, List<Object> parameters) {
        return JsonTable.of(alias, columns, parameters);
    }

    @Override
    public String same(String one, String other) {
        return one + " <=> " + other;
    }

    // null is the least of all values
    @Override
    public String nullLast(String column, boolean descending) {
        return descending ? column + " IS NULL DESC, " + column + " DESC" : column + " IS NULL, " + column;
    }

    @Override
    public List<Long> nasWithEvents(Session session) throws SQLException {
        return pages.nasWithEvents(session);
    }

    @Override
    public <T> List<T> pageOverNas(
            Session session, String columns, RowMapper<T> mapper, String condition, Object[] parameters, Page page)
            throws SQLException {
        return pages.read(session, columns, mapper, condition, parameters, page);
    }

    /** InnoDB does so by itself. */
    @Override
    public void raiseIdentity(Session session, String table, long id) {}

    /**
     * A row rather than GET_LOCK, which would stay with the pooled connection when its transaction is over. The transaction that holds it
     * has nothing else to do, however long a step takes.
     */
    @Override
    public void lockSchema(Session session) throws SQLException {
        session.execute("SET SESSION idle_transaction_timeout = 0");
        session.execute("CREATE TABLE IF NOT EXISTS SCHEMA_LOCK (ID INTEGER PRIMARY KEY) ENGINE=InnoDB");
        session.execute("INSERT IGNORE INTO SCHEMA_LOCK (ID) VALUES (1)");
        session.execute("COMMIT");
        session.list("SELECT ID FROM SCHEMA_LOCK WHERE ID = 1 FOR UPDATE WAIT 30", Row::integer);
    }

    @Override
    public String insertNew(String insert) {
        return insert.replaceFirst("^INSERT", "INSERT IGNORE");
    }

    @Override
    public String put(String table, String key, String... columns) {
        String places = Stream.of(columns).map(column -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + places + ")"
                + replacing(key, columns);
    }

    @Override
    public String replacing(String key, String... columns) {
        return " ON DUPLICATE KEY UPDATE "
                + Stream.of(columns)
                        .map(column -> column + " = VALUES(" + column + ")")
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String deleteSome(String table, String key, String condition, String order, int most) {
        return "DELETE FROM " + table + " WHERE " + condition + " ORDER BY " + order + " LIMIT " + most;
    }

    /** Only locked: whoever reads them so deletes them next. */
    @Override
    public String taken(String rows) {
        return rows + " FOR UPDATE";
    }

    @Override
    public boolean takesByReading() {
        return false;
    }

    @Override
    public boolean notifies() {
        return false;
    }

    @Override
    public void announce(Pipeline pipeline, String channel, String what) {}

    @Override
    public Connection readOnly(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        return connection;
    }

    @Override
    public void requireBackup() {
        throw new UnsupportedOperationException("The stacks are in MariaDB, which has means of its own for a copy:"
                + " mariadb-dump --single-transaction --result-file=nasd.sql and the database's name; the client"
                + " mariadb brings it back");
    }

    @Override
    public void backup(Session session, Path file) {
        requireBackup();
    }
}
