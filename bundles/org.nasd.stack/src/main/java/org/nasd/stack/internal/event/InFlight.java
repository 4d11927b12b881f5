package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.event.EventHead;
import org.nasd.api.stack.Settlement;
import org.nasd.api.stack.Settlement.Returned;
import org.nasd.api.stack.Settlement.Sending;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Pipeline;

/** EVENTS_IN_FLIGHT as settlements change it. */
final class InFlight {

    private static final Bulk RETURN = new Bulk(
            "UPDATE EVENTS_IN_FLIGHT SET SENT = FALSE WHERE NAS_ID = ? AND ID = ?",
            "UPDATE EVENTS_IN_FLIGHT F SET SENT = FALSE FROM " + Bulk.ROWS
                    + " WHERE F.NAS_ID = R.NAS_ID AND F.ID = R.ID",
            "NAS_ID BIGINT",
            "ID BIGINT");

    static final Bulk FORGET = new Bulk(
            "DELETE FROM EVENTS_IN_FLIGHT WHERE NAS_ID = ? AND ID = ?",
            "DELETE FROM EVENTS_IN_FLIGHT F USING " + Bulk.ROWS + " WHERE F.NAS_ID = R.NAS_ID AND F.ID = R.ID",
            "NAS_ID BIGINT",
            "ID BIGINT");

    private final Bulk send;

    InFlight(Dialect dialect) {
        send = new Bulk(
                dialect.put("EVENTS_IN_FLIGHT", "NAS_ID, ID", "NAS_ID", "ID", "SENT"),
                "INSERT INTO EVENTS_IN_FLIGHT AS F (NAS_ID, ID, SENT) SELECT * FROM " + Bulk.ROWS
                        + " ON CONFLICT (NAS_ID, ID) DO UPDATE SET SENT = EXCLUDED.SENT",
                "NAS_ID BIGINT",
                "ID BIGINT",
                "SENT BOOLEAN");
    }

    /**
     * Follows a batch of settlements. Of several of one event the last one counts.
     *
     * @param recorded events that were on record before
     */
    void follow(Pipeline pipeline, List<Settlement> settlements, Set<Long> recorded) throws SQLException {
        Map<Long, Settlement> last = new HashMap<>();
        for (Settlement one : settlements) {
            long id = one.head().id();
            if (one instanceof Sending || recorded.contains(id) || last.containsKey(id)) {
                last.put(id, one);
            }
        }
        List<Object[]> sent = new ArrayList<>();
        List<Object[]> returned = new ArrayList<>();
        List<Object[]> gone = new ArrayList<>();
        for (Settlement one : last.values()) {
            if (one instanceof Sending) {
                sent.add(new Object[] {one.head().nasId(), one.head().id(), true});
            } else {
                (one instanceof Returned ? returned : gone).add(key(one.head()));
            }
        }
        send.execute(pipeline, sent);
        RETURN.execute(pipeline, returned);
        FORGET.execute(pipeline, gone);
    }

    private static Object[] key(EventHead head) {
        return new Object[] {head.nasId(), head.id()};
    }
}
