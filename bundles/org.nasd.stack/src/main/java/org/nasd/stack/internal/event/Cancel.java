package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.FailureReason;
import org.nasd.stack.internal.sql.ById;
import org.nasd.stack.internal.sql.Session;

/** The way of rows out of the compact stack that nobody wants any more. */
final class Cancel {

    private Cancel() {}

    static Set<Long> carryOut(Session session, List<Long> ids, String error) throws SQLException {
        List<CompactEvent> here = session.list(
                "SELECT " + EventColumns.compact(session.dialect()) + " FROM EVENTS_STACK_COMPACT WHERE "
                        + session.dialect().oneOf("ID") + " ORDER BY ID FOR UPDATE",
                EventColumns::compact,
                ids);
        Set<Long> cancelled = new LinkedHashSet<>();
        List<Object[]> rows = new ArrayList<>();
        long next = NewIds.take(session, here.size()).first();
        for (CompactEvent one : here) {
            cancelled.add(one.id());
            rows.add(Move.failedRow(next++, one, one.event(), error, FailureReason.CANCELLED));
        }
        MoveStatements.FAIL.execute(session, rows);
        ById.delete(session, "EVENTS_STACK_COMPACT", cancelled);
        return cancelled;
    }
}
