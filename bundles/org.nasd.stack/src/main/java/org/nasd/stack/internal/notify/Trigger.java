package org.nasd.stack.internal.notify;

import java.sql.SQLException;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Session;

/** The trigger by which PostgreSQL announces every insert into the compact stack, whoever makes it. */
public final class Trigger {

    private static final String NAME = "nasd_compact_arrived";

    private static final String PRESENT = "SELECT COUNT(*) FROM pg_trigger WHERE tgname = '" + NAME
            + "' AND tgrelid = 'events_stack_compact'::regclass";

    private static final String FUNCTION = "CREATE OR REPLACE FUNCTION nasd_compact_arrived() RETURNS trigger"
            + " LANGUAGE plpgsql AS 'BEGIN PERFORM pg_notify(''" + Dialect.COMPACT_ARRIVED
            + "'', ''''); RETURN NULL; END'";

    private final Database database;

    public Trigger(Database database) {
        this.database = database;
    }

    /**
     * Makes the trigger be there, or not. The table is only locked when something is to be changed, and never for long: a producer's
     * open transaction would otherwise make this wait, and every other producer behind it.
     */
    public void set(boolean wanted) {
        database.change(
                wanted ? "create the trigger that announces inserts" : "remove the trigger that announces inserts",
                session -> {
                    session.dialect().lockSchema(session);
                    if (session.number(PRESENT) > 0 != wanted) {
                        change(session, wanted);
                    }
                    return null;
                });
    }

    private static void change(Session session, boolean wanted) throws SQLException {
        session.execute("SET LOCAL lock_timeout = '2s'");
        if (wanted) {
            session.execute(FUNCTION);
            session.execute("CREATE TRIGGER " + NAME + " AFTER INSERT ON EVENTS_STACK_COMPACT FOR EACH STATEMENT"
                    + " EXECUTE FUNCTION nasd_compact_arrived()");
        } else {
            session.execute("DROP TRIGGER " + NAME + " ON EVENTS_STACK_COMPACT");
        }
    }
}
