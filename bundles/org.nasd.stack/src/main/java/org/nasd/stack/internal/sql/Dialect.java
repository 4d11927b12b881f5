package org.nasd.stack.internal.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nasd.api.stack.StackException;

/**
 * In what databases differ, as far as the stacks are concerned; what standard SQL says is said here. A new database is one more
 * implementation and its migrations.
 */
public interface Dialect {

    /** Channel on which it is announced that events entered the compact stack. */
    String COMPACT_ARRIVED = "nasd_compact_arrived";

    /** Channel on which it is announced that NAS, or orders about them, changed. */
    String NAS_CHANGED = "nasd_nas_changed";

    /** Channel on which a node says for which NAS events entered the main stack: its id, and the ids of the NAS. */
    String MAIN_ARRIVED = "nasd_main_arrived";

    /** Channel on which it is announced that a node ordered or answered something. */
    String ORDERS_CHANGED = "nasd_orders_changed";

    /** The row that counts the ids of the main stack. */
    String COUNTER = "EVENT_COUNTERS WHERE NAME = 'EVENTS_STACK'";

    /** The highest id that the main stack ever gave. */
    String NEWEST_ID = "SELECT LAST_ID FROM " + COUNTER;

    /** Makes room for so many new ids. */
    String RAISE_NEWEST_ID = "UPDATE EVENT_COUNTERS SET LAST_ID = LAST_ID + ? WHERE NAME = 'EVENTS_STACK'";

    /**
     * The dialect of a database.
     *
     * @throws StackException for a database that none was written for
     */
    static Dialect of(DatabaseMetaData metaData) throws SQLException {
        String product = metaData.getDatabaseProductName();
        int version = metaData.getDatabaseMajorVersion();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> new H2Dialect();
            case "postgresql" -> {
                if (version < PostgreSqlDialect.OLDEST) {
                    throw new StackException("PostgreSQL " + version + " is too old: " + PostgreSqlDialect.OLDEST
                            + " or later is needed");
                }
                yield new PostgreSqlDialect();
            }
            case "mariadb" -> {
                int minor = metaData.getDatabaseMinorVersion();
                if (version < MariaDbDialect.OLDEST_MAJOR
                        || (version == MariaDbDialect.OLDEST_MAJOR && minor < MariaDbDialect.OLDEST_MINOR)) {
                    throw new StackException("MariaDB " + version + "." + minor + " is too old: "
                            + MariaDbDialect.OLDEST_MAJOR + "." + MariaDbDialect.OLDEST_MINOR + " or later is needed");
                }
                yield new MariaDbDialect();
            }
            default ->
                throw new StackException(
                        "The database is " + product + "; nasd keeps its stacks in H2, PostgreSQL or MariaDB");
        };
    }

    /** Its name, which is also the folder of its migrations. */
    String name();

    /** Readies a physical connection, once in its life. */
    void prepare(Connection connection) throws SQLException;

    /** Whether several processes may use the database at once. */
    boolean isShared();

    /** Whether a {@link Bulk} is best carried out in its set form. */
    boolean setBased();

    /** Whether a collection of numbers can be bound as one parameter; else they are written into the statement. */
    default boolean bindsArrays() {
        return true;
    }

    /** Whether several transactions may write at once; else {@link Database} lets one in after the other. */
    default boolean takesManyWriters() {
        return true;
    }

    /** Whether a table in a FROM clause may be a query of its own for each row of those before it ({@code LATERAL}). */
    default boolean joinsLaterally() {
        return false;
    }

    /** Whether several statements can be sent as one, parted by semicolons. */
    default boolean sendsTogether() {
        return false;
    }

    /** A statement in the database's own words, where these are all it differs in. */
    default String said(String sql) {
        return sql;
    }

    /** An instant as the driver takes it. */
    default Object instant(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The instant in a column of the current row, or null. */
    default Instant instant(ResultSet results, int column) throws SQLException {
        OffsetDateTime value = results.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** SQL: type of a column that holds an instant, the present one by default. */
    default String instantType() {
        return "TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP";
    }

    /** SQL: the instant that lies the given milliseconds after now. */
    String inMillis(String millis);

    /** SQL: milliseconds from now until an instant; negative when it is past, null for null. */
    String millisUntil(String instant);

    /** SQL: what follows FROM to find the events S of EVENTS_STACK; bound are first their ids, then their NAS. */
    String eventsByIds();

    /** SQL: whether the column, the first of an index, holds one of the ids, a collection among the parameters. */
    default String oneOf(String column) {
        return column + " = ANY(?)";
    }

    /**
     * SQL: a table expression of values.
     *
     * @param columns by their names, all of one length
     * @param parameters what has to be bound is added to them
     */
    default String table(String alias, Map<String, ArrayOf> columns, List<Object> parameters) {
        return ArrayOf.unnest(alias, columns, parameters);
    }

    /** SQL: whether two values are the same, null being the same as null. */
    default String same(String one, String other) {
        return one + " IS NOT DISTINCT FROM " + other;
    }

    /** SQL, for ORDER BY: a column, null last, or first where the order is descending. */
    default String nullLast(String column, boolean descending) {
        return column + (descending ? " DESC NULLS FIRST" : " NULLS LAST");
    }

    /** The NAS that EVENTS_STACK holds events of, found without reading all events. */
    List<Long> nasWithEvents(Session session) throws SQLException;

    /**
     * A page of EVENTS_STACK over all NAS in the order of ids, found without reading all events.
     *
     * @param condition SQL on a row, beginning with AND, or empty
     */
    <T> List<T> pageOverNas(
            Session session, String columns, RowMapper<T> mapper, String condition, Object[] parameters, Page page)
            throws SQLException;

    /** Makes an identity column go on above an id that was given by hand. */
    void raiseIdentity(Session session, String table, long id) throws SQLException;

    /** Raises the newest id of the main stack by so many and tells it; the counter's row stays locked until the transaction ends. */
    default Pipeline.Result<List<NewestId>> raiseNewestId(Pipeline pipeline, long count) throws SQLException {
        pipeline.update(RAISE_NEWEST_ID, count);
        return pipeline.list("SELECT LAST_ID, " + inMillis("0") + " FROM " + COUNTER, NewestId::of);
    }

    /** The highest id given, and when, by the database's clock. */
    record NewestId(long id, Instant at) {

        static NewestId of(Row row) throws SQLException {
            return new NewestId(row.number(), row.instant());
        }
    }

    /** Waits until no other node migrates, and keeps others waiting until the session's transaction ends. */
    void lockSchema(Session session) throws SQLException;

    /** An INSERT made to leave out a row whose key is there already; where there is no such thing, it fails then. */
    String insertNew(String insert);

    /** An insert of one row, all its columns bound, that replaces the row with the same key. */
    String put(String table, String key, String... columns);

    /**
     * SQL to end an insert of any kind with, so that it replaces these columns of rows with the same key.
     *
     * @throws UnsupportedOperationException where the database has no such thing, an embedded one
     */
    String replacing(String key, String... columns);

    /**
     * A delete of so many rows at most, or somewhat more where rows share a key.
     *
     * @param condition with its parameters
     * @param order which rows are deleted first
     */
    default String deleteSome(String table, String key, String condition, String order, int most) {
        return "DELETE FROM " + table + " WHERE " + key + " IN (SELECT " + key + " FROM " + table + " WHERE "
                + condition + " ORDER BY " + order + " LIMIT " + most + ")";
    }

    /** SQL: the end of a SELECT out of rows, given as {@code table WHERE condition}, that are to be deleted. */
    String taken(String rows);

    /** Whether {@link #taken} rows are deleted thereby; else they are locked, and to be deleted next. */
    default boolean takesByReading() {
        return true;
    }

    /** Whether the database can tell other connections that something happened ({@code LISTEN}). */
    boolean notifies();

    /**
     * Announces on a channel, when the transaction commits, that something happened; does nothing where it cannot.
     *
     * @param what more about it, below 8,000 bytes
     */
    void announce(Pipeline pipeline, String channel, String what) throws SQLException;

    /** As {@link #announce(Pipeline, String, String)}, at once. */
    default void announce(Session session, String channel, String what) throws SQLException {
        Pipeline pipeline = new Pipeline(session);
        announce(pipeline, channel, what);
        pipeline.send();
    }

    /**
     * Makes a connection one on which whatever would write fails, or opens another that is one.
     *
     * @param connection of the stacks' own, closed by the caller when another is returned
     */
    Connection readOnly(Connection connection) throws SQLException;

    /** @throws UnsupportedOperationException where the database has means of its own for copies; the message names them */
    void requireBackup();

    /** Overwrites a file with a copy of the database as it is at one moment. */
    void backup(Session session, Path file) throws SQLException;
}
