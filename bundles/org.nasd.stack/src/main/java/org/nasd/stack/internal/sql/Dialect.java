package org.nasd.stack.internal.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.nasd.api.stack.StackException;

/** In what databases differ, as far as the stacks are concerned. A new database is one more implementation and its migrations. */
public interface Dialect {

    /** Channel on which it is announced that events entered the compact stack. */
    String COMPACT_ARRIVED = "nasd_compact_arrived";

    /** Channel on which it is announced that NAS, or orders about them, changed. */
    String NAS_CHANGED = "nasd_nas_changed";

    /** Channel on which a node says for which NAS events entered the main stack: its id, and the ids of the NAS. */
    String MAIN_ARRIVED = "nasd_main_arrived";

    /** Channel on which it is announced that a node ordered or answered something. */
    String ORDERS_CHANGED = "nasd_orders_changed";

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
            default ->
                throw new StackException("The database is " + product + "; nasd keeps its stacks in H2 or PostgreSQL");
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

    /** SQL: the instant that lies the given milliseconds after now. */
    String inMillis(String millis);

    /** SQL: milliseconds from now until an instant; negative when it is past, null for null. */
    String millisUntil(String instant);

    /** SQL: a table expression K(ID) of the ids that are bound as one parameter. */
    String ids();

    /** SQL: whether the column, the first of an index, holds one of the ids that are bound as one parameter. */
    String oneOf(String column);

    /** SQL: whether two values are the same, null being the same as null. */
    String same(String one, String other);

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

    /** Waits until no other node migrates, and keeps others waiting until the session's transaction ends. */
    void lockSchema(Session session) throws SQLException;

    /** SQL to end an insert with, so that a row whose key is there already is left out; empty where there is no such thing. */
    String ignoringDuplicates();

    /** Whether the database can tell other connections that something happened ({@code LISTEN}). */
    boolean notifies();

    /**
     * Announces on a channel, when the transaction commits, that something happened; does nothing where it cannot.
     *
     * @param what more about it, below 8,000 bytes
     */
    void announce(Session session, String channel, String what) throws SQLException;

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
