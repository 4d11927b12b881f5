package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Pipeline;
import org.nasd.stack.internal.sql.Session;

/**
 * Ids of the main stack, taken one after the other. The counter's row stays locked until the transaction ends, so that on all nodes ids
 * appear in the order of commits.
 */
final class NewIds {

    private final int count;
    private final Pipeline.Result<List<Dialect.NewestId>> newest;

    private NewIds(int count, Pipeline.Result<List<Dialect.NewestId>> newest) {
        this.count = count;
        this.newest = newest;
    }

    /** Takes so many, when the pipeline is sent. */
    static NewIds take(Pipeline pipeline, int count) throws SQLException {
        return new NewIds(
                count, count == 0 ? null : pipeline.session().dialect().raiseNewestId(pipeline, count));
    }

    static NewIds take(Session session, int count) throws SQLException {
        Pipeline pipeline = new Pipeline(session);
        NewIds taken = take(pipeline, count);
        pipeline.send();
        return taken;
    }

    /** The lowest of them; 0 where none were wanted. */
    long first() {
        return count == 0 ? 0 : newest.get().get(0).id() - count + 1;
    }

    /** When they were given, by the database's clock; null where none were wanted. */
    Instant at() {
        return count == 0 ? null : newest.get().get(0).at();
    }
}
