package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.util.List;
import org.nasd.api.event.Event;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Session;
import org.nasd.stack.internal.sql.Text;

/** New rows of the compact stack. */
final class Append {

    /** Shorter than what the main stack holds, so that there is room for the account's variables beside the producer's. */
    static final int LONGEST_PARAMS = 1_000_000;

    private static final String COLUMNS = "CMD, USER_ID, ABONENT_ID, NAS_IP, USLUGA_ID, ACCT_SESSION_ID, PARAMS,"
            + " OWNER_SCRIPT, OWNER_FUNCTION, IDEMPOTENCY_KEY";

    private static final Bulk INSERT = new Bulk(
            "INSERT INTO EVENTS_STACK_COMPACT (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "INSERT INTO EVENTS_STACK_COMPACT (" + COLUMNS + ") SELECT " + COLUMNS + " FROM " + Bulk.ROWS,
            "CMD VARCHAR",
            "USER_ID BIGINT",
            "ABONENT_ID BIGINT",
            "NAS_IP VARCHAR",
            "USLUGA_ID BIGINT",
            "ACCT_SESSION_ID VARCHAR",
            "PARAMS VARCHAR",
            "OWNER_SCRIPT VARCHAR",
            "OWNER_FUNCTION VARCHAR",
            "IDEMPOTENCY_KEY VARCHAR");

    private Append() {}

    /** Inserts and returns the ids in the order given. */
    static List<Long> rows(Session session, List<Object[]> rows) throws SQLException {
        return INSERT.insert(session, rows);
    }

    /**
     * @param key by which its producer asked for it, or null
     * @throws IllegalArgumentException when no database can keep it
     */
    static Object[] row(Event event, String key) {
        return new Object[] {
            requireStorable("CMD", event.type()),
            event.userId(),
            event.abonentId(),
            requireStorable("NAS_IP", event.nasIp()),
            event.uslugaId(),
            requireStorable("ACCT_SESSION_ID", event.acctSessionId()),
            requireStorable("PARAMS", event.params()),
            Text.kept(event.owner().script()),
            Text.kept(event.owner().function()),
            key
        };
    }

    static String requireStorable(String column, String text) {
        if (text != null && text.length() > LONGEST_PARAMS) {
            throw new IllegalArgumentException(column + " is longer than " + LONGEST_PARAMS + " characters");
        }
        if (text != null && !Text.isStorable(text)) {
            throw new IllegalArgumentException(
                    column + " holds a NUL or half a character, which no database can keep; in JSON write \\u0000");
        }
        return text;
    }
}
