package org.nasd.stack.internal.event;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.FailureReason;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.FailedStack;
import org.nasd.stack.internal.sql.Database;

/** EVENTS_FAILED. */
public final class SqlFailedStack implements FailedStack {

    private static final String SELECT = "SELECT " + EventColumns.FAILED + " FROM EVENTS_FAILED WHERE ";

    private final Database database;

    public SqlFailedStack(Database database) {
        this.database = database;
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
        Condition condition = new Condition()
                .equal("USER_ID", filter.userId())
                .equal("NAS_ID", filter.nasId())
                .equal("EVENT_TYPE", filter.type());
        return database.read(
                "list the failed events",
                session -> session.list(
                        SELECT + "ID < ?" + condition.sql() + " ORDER BY ID DESC LIMIT " + limit,
                        EventColumns::failed,
                        condition.parameters(beforeId)));
    }
}
