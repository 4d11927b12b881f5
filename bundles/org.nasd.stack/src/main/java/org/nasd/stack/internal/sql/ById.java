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
        Pipeline pipeline = new Pipeline(session);
        Pipeline.Result<Integer> deleted = delete(pipeline, table, ids);
        pipeline.send();
        return deleted.get();
    }

    /** As {@link #delete(Session, String, Collection)}, when the pipeline is sent. */
    public static Pipeline.Result<Integer> delete(Pipeline pipeline, String table, Collection<Long> ids)
            throws SQLException {
        String delete = "DELETE FROM " + table + " WHERE ";
        Session session = pipeline.session();
        if (session.dialect().bindsArrays()) {
            return pipeline.update(delete + session.dialect().oneOf("ID"), ids);
        }
        pipeline.send();
        Bulk each = new Bulk(delete + "ID = ?", "", "ID BIGINT");
        return Pipeline.Result.of(
                each.execute(session, ids.stream().map(id -> new Object[] {id}).toList()));
    }
}
