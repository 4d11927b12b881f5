package org.nasd.stack.internal.sql;

import java.sql.SQLException;
import java.util.Collection;

/**
 * Rows deleted by their ids, and no others touched. Given a list of ids, MariaDB reads all of a small table instead, and waits at a row
 * that its producer has not committed yet.
 */
public final class ById {

    private ById() {}

    /** Deletes, and says how many were there. */
    public static int delete(Session session, String table, Collection<Long> ids) throws SQLException {
        String delete = "DELETE FROM " + table + " WHERE ";
        if (session.dialect().bindsArrays()) {
            return session.update(delete + session.dialect().oneOf("ID"), ids);
        }
        Bulk each = new Bulk(delete + "ID = ?", "", "ID BIGINT");
        return each.execute(session, ids.stream().map(id -> new Object[] {id}).toList());
    }
}
