package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.stack.Survivor;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Session;

/** What EVENTS_IN_FLIGHT tells whoever takes NAS whose last owners may have ended in the middle of their work. */
final class Recovery {

    private static final String INTERRUPTED = "nasd ended while this event was being sent";

    private static final String FOUND = "SELECT F.NAS_ID, F.ID, F.CRASHES, F.SENT, S.ID IS NOT NULL"
            + " FROM EVENTS_IN_FLIGHT F LEFT JOIN EVENTS_STACK S ON S.NAS_ID = F.NAS_ID AND S.ID = F.ID WHERE ";

    private static final Bulk COUNT_CRASH = new Bulk(
            "UPDATE EVENTS_IN_FLIGHT SET CRASHES = CRASHES + 1, SENT = FALSE WHERE NAS_ID = ? AND ID = ?",
            "UPDATE EVENTS_IN_FLIGHT F SET CRASHES = CRASHES + 1, SENT = FALSE FROM " + Bulk.ROWS
                    + " WHERE F.NAS_ID = R.NAS_ID AND F.ID = R.ID",
            "NAS_ID BIGINT",
            "ID BIGINT");

    private static final Bulk CHARGE = new Bulk(
            "UPDATE EVENTS_STACK SET TRY_COUNT = TRY_COUNT + 1, LAST_ERROR = '" + INTERRUPTED
                    + "' WHERE NAS_ID = ? AND ID = ?",
            "UPDATE EVENTS_STACK S SET TRY_COUNT = TRY_COUNT + 1, LAST_ERROR = '" + INTERRUPTED + "' FROM " + Bulk.ROWS
                    + " WHERE S.NAS_ID = R.NAS_ID AND S.ID = R.ID",
            "NAS_ID BIGINT",
            "ID BIGINT");

    private final String survivors;

    /**
     * @param head the columns of an event's head
     */
    Recovery(String head) {
        survivors = "SELECT " + head + ", F.CRASHES FROM EVENTS_IN_FLIGHT F JOIN EVENTS_STACK S"
                + " ON S.NAS_ID = F.NAS_ID AND S.ID = F.ID WHERE ";
    }

    private record Trace(long nasId, long id, int crashes, boolean sent, boolean waits) {

        boolean isCrash() {
            return sent && waits;
        }

        boolean isOfNoUse() {
            return !waits || !sent && crashes == 0;
        }

        Object[] key() {
            return new Object[] {nasId, id};
        }
    }

    /** Finds the survivors of the given NAS, which are this node's for as long as the transaction lasts. */
    Map<Long, List<Survivor>> carryOut(Session session, List<Long> nasIds) throws SQLException {
        Map<Long, List<Survivor>> found = new LinkedHashMap<>();
        nasIds.forEach(nasId -> found.put(nasId, new ArrayList<>()));
        List<Trace> traces = session.list(
                FOUND + session.dialect().oneOf("F.NAS_ID"),
                row -> new Trace(row.number(), row.number(), row.integer(), row.flag(), row.flag()),
                nasIds);
        if (traces.isEmpty()) {
            return found;
        }
        InFlight.FORGET.execute(
                session,
                traces.stream().filter(Trace::isOfNoUse).map(Trace::key).toList());
        List<Object[]> crashed =
                traces.stream().filter(Trace::isCrash).map(Trace::key).toList();
        COUNT_CRASH.execute(session, crashed);
        CHARGE.execute(session, crashed);
        session.list(
                        survivors + session.dialect().oneOf("F.NAS_ID") + " ORDER BY F.NAS_ID, F.ID",
                        row -> new Survivor(EventColumns.head(row), row.integer()),
                        nasIds)
                .forEach(survivor -> found.get(survivor.head().nasId()).add(survivor));
        return found;
    }
}
