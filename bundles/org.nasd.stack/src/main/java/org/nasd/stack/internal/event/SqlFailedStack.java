package org.nasd.stack.internal.event;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongFunction;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.FailureReason;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.FailedStack;
import org.nasd.api.stack.Requeued;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.sql.Database;

/** EVENTS_FAILED. */
public final class SqlFailedStack implements FailedStack {

    private static final String SELECT = "SELECT " + EventColumns.FAILED + " FROM EVENTS_FAILED WHERE ";

    private final Database database;
    private final StackListener signals;
    private final Requeue requeue;

    /**
     * @param nasAddress the address of a NAS by its id
     */
    public SqlFailedStack(Database database, StackListener signals, LongFunction<Optional<String>> nasAddress) {
        this.database = database;
        this.signals = signals;
        this.requeue = new Requeue(database, nasAddress);
    }

    @Override
    public long count() {
        return database.read(
                "count the failed events", session -> session.number("SELECT COUNT(*) FROM EVENTS_FAILED"));
    }

    @Override
    public Map<FailureReason, Long> countByReason() {
        Map<FailureReason, Long> counts = new EnumMap<>(FailureReason.class);
        database.read(
                "count the failed events by reason",
                session -> session.list(
                        "SELECT REASON, COUNT(*) FROM EVENTS_FAILED GROUP BY REASON",
                        row -> counts.put(FailureReason.valueOf(row.text().toUpperCase(Locale.ROOT)), row.number())));
        return counts;
    }

    @Override
    public Optional<FailedEvent> find(long id) {
        return database.read(
                "find failed event " + id, session -> session.first(SELECT + "ID = ?", EventColumns::failed, id));
    }

    @Override
    public Optional<FailedEvent> findByCompactId(long compactId) {
        return database.read(
                "find the failed event with the compact id " + compactId,
                session -> session.first(
                        SELECT + "COMPACT_ID = ? ORDER BY ID DESC LIMIT 1", EventColumns::failed, compactId));
    }

    @Override
    public List<FailedEvent> list(EventFilter filter, long beforeId, int limit) {
        return page(filter, "ID < ?", "ID DESC", beforeId, limit);
    }

    @Override
    public List<FailedEvent> oldest(EventFilter filter, long afterId, int limit) {
        return page(filter, "ID > ?", "ID", afterId, limit);
    }

    private List<FailedEvent> page(EventFilter filter, String from, String order, long id, int limit) {
        Condition condition = new Condition()
                .equal("USER_ID", filter.userId())
                .equal("NAS_ID", filter.nasId())
                .equal("EVENT_TYPE", filter.type())
                .holds("LAST_ERROR", filter.error())
                .within(database.dialect(), "FAILED_DATE", filter.within())
                .oneOf("REASON", filter.reasons());
        return database.read(
                "list the failed events",
                session -> session.list(
                        SELECT + from + condition.sql() + " ORDER BY " + order + " LIMIT " + limit,
                        EventColumns::failed,
                        condition.parameters(id)));
    }

    @Override
    public Requeued requeue(SortedMap<Long, String> params, boolean force) {
        Requeued requeued = requeue.carryOut(params, force);
        if (!requeued.compactIds().isEmpty()) {
            signals.compactArrived();
        }
        return requeued;
    }

    @Override
    public int delete(Collection<Long> ids) {
        List<Long> unwanted = ids.stream().distinct().sorted().toList();
        return database.change(
                "delete " + unwanted.size() + " failed events",
                session -> session.update(
                        "DELETE FROM EVENTS_FAILED WHERE " + session.dialect().oneOf("ID"), unwanted));
    }
}
