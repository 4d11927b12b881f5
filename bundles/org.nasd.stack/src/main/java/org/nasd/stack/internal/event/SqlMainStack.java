package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasd.api.event.Attempt;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.NasBacklog;
import org.nasd.api.stack.Settlement;
import org.nasd.api.stack.Survivor;
import org.nasd.stack.internal.lease.Fence;
import org.nasd.stack.internal.sql.ArrayOf;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Page;
import org.nasd.stack.internal.sql.Session;

/** EVENTS_STACK. */
public final class SqlMainStack implements MainStack {

    private static final int LOADED_AT_ONCE = 1_000;

    private final Database database;
    private final Fence fence;
    private final Settling settling;
    private final Recovery recovery;
    private final String head;
    private final String queued;

    public SqlMainStack(Database database, Fence fence) {
        this.fence = fence;
        this.database = database;
        this.settling = new Settling(database.dialect());
        this.head = EventColumns.head(database.dialect());
        this.recovery = new Recovery(head);
        this.queued = EventColumns.queued(database.dialect());
    }

    @Override
    public Map<Long, List<QueuedEvent>> read(Map<Long, Long> afterIds, int limit) {
        boolean together = afterIds.size() > 1 && database.dialect().joinsLaterally();
        return database.read(
                "read the events of " + afterIds.size() + " NAS",
                session -> together ? readTogether(session, afterIds, limit) : readEach(session, afterIds, limit));
    }

    private Map<Long, List<QueuedEvent>> readEach(Session session, Map<Long, Long> afterIds, int limit)
            throws SQLException {
        Map<Long, List<QueuedEvent>> pages = new HashMap<>();
        for (Map.Entry<Long, Long> cursor : afterIds.entrySet()) {
            pages.put(
                    cursor.getKey(),
                    session.list(ofNas(queued, "", limit), EventColumns::queued, cursor.getKey(), cursor.getValue()));
        }
        return pages;
    }

    private Map<Long, List<QueuedEvent>> readTogether(Session session, Map<Long, Long> afterIds, int limit)
            throws SQLException {
        List<Object> parameters = new ArrayList<>();
        Map<String, ArrayOf> cursors = new LinkedHashMap<>();
        cursors.put("NAS_ID", ArrayOf.numbers(afterIds.keySet()));
        cursors.put("AFTER_ID", ArrayOf.numbers(afterIds.values()));
        String sql = "SELECT " + queued + " FROM " + database.dialect().table("K", cursors, parameters)
                + " CROSS JOIN LATERAL (SELECT * FROM EVENTS_STACK E WHERE E.NAS_ID = K.NAS_ID AND E.ID > K.AFTER_ID"
                + " ORDER BY E.NAS_ID, E.ID LIMIT " + limit + ") S ORDER BY S.NAS_ID, S.ID";
        return session.list(sql, EventColumns::queued, parameters.toArray()).stream()
                .collect(Collectors.groupingBy(event -> event.head().nasId()));
    }

    @Override
    public List<EventHead> heads(long nasId, long afterId, int limit) {
        return database.read(
                "read the events of NAS " + nasId,
                session -> session.list(ofNas(head, "", limit), EventColumns::head, nasId, afterId));
    }

    private static String ofNas(String columns, String condition, int limit) {
        return "SELECT " + columns + " FROM EVENTS_STACK S WHERE S.NAS_ID = ? AND S.ID > ?" + condition
                + " ORDER BY S.NAS_ID, S.ID LIMIT " + limit;
    }

    @Override
    public List<EventHead> heads(NasAccount account, long afterId, int limit) {
        return database.read(
                "read the events of account " + account.userId() + " on NAS " + account.nasId(),
                session -> session.list(
                        "SELECT " + head + " FROM EVENTS_STACK S WHERE S.USER_ID = ? AND S.NAS_ID = ? AND S.ID > ?"
                                + " ORDER BY S.USER_ID, S.NAS_ID, S.ID LIMIT " + limit,
                        EventColumns::head,
                        account.userId(),
                        account.nasId(),
                        afterId));
    }

    @Override
    public Map<Long, QueuedEvent> load(long nasId, Collection<Long> ids) {
        List<Long> wanted = ids.stream().distinct().sorted().toList();
        String sql = "SELECT " + queued + " FROM " + database.dialect().eventsByIds();
        Map<Long, QueuedEvent> loaded = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += LOADED_AT_ONCE) {
            List<Long> some = wanted.subList(from, Math.min(wanted.size(), from + LOADED_AT_ONCE));
            database.read(
                            "load events of NAS " + nasId,
                            session -> session.list(sql, EventColumns::queued, some, nasId))
                    .forEach(event -> loaded.put(event.head().id(), event));
        }
        return loaded;
    }

    @Override
    public void settle(List<Settlement> settlements, List<Attempt> attempts) {
        if (settlements.isEmpty() && attempts.isEmpty()) {
            return;
        }
        database.change(
                "settle " + settlements.size() + " events",
                session -> settling.carryOut(session, settlements, attempts, Set.of()));
    }

    @Override
    public Set<Long> settle(
            List<Settlement> settlements, List<Attempt> attempts, Map<Long, Long> epochs, Set<Long> recorded) {
        return database.change("settle " + settlements.size() + " events", session -> {
            Set<Long> lost = fence.lost(session, epochs);
            settling.carryOut(
                    session,
                    lost.isEmpty()
                            ? settlements
                            : settlements.stream()
                                    .filter(one -> !lost.contains(one.head().nasId()))
                                    .toList(),
                    attempts.stream().filter(one -> !lost.contains(one.nasId())).toList(),
                    recorded);
            return lost;
        });
    }

    @Override
    public Map<Long, List<Survivor>> recover(Map<Long, Long> epochs) {
        return database.change("find what was in flight to " + epochs.size() + " NAS", session -> {
            Set<Long> lost = fence.lost(session, epochs);
            return recovery.carryOut(
                    session,
                    epochs.keySet().stream()
                            .filter(nasId -> !lost.contains(nasId))
                            .sorted()
                            .toList());
        });
    }

    @Override
    public long newestId() {
        return database.read("read the newest id of the main stack", session -> session.number(Dialect.NEWEST_ID));
    }

    @Override
    public Set<Long> nasWithEvents() {
        return new LinkedHashSet<>(database.read("find the NAS with events", database.dialect()::nasWithEvents));
    }

    @Override
    public long count() {
        return database.read("count the main stack", session -> session.number("SELECT COUNT(*) FROM EVENTS_STACK"));
    }

    @Override
    public Map<Long, Long> countByNas() {
        Map<Long, Long> counts = new LinkedHashMap<>();
        database.read(
                "count the main stack by NAS",
                session -> session.list(
                        "SELECT NAS_ID, COUNT(*) FROM EVENTS_STACK GROUP BY NAS_ID ORDER BY NAS_ID",
                        row -> counts.put(row.number(), row.number())));
        return counts;
    }

    @Override
    public Map<Long, NasBacklog> backlogs() {
        Dialect dialect = database.dialect();
        String sql = "SELECT NAS_ID, COUNT(*), COUNT(CASE WHEN NOT_BEFORE > (SELECT " + dialect.inMillis("0")
                + ") THEN 1 END), -" + dialect.millisUntil("MIN(EVENT_DATE)")
                + " FROM EVENTS_STACK GROUP BY NAS_ID ORDER BY NAS_ID";
        Map<Long, NasBacklog> backlogs = new LinkedHashMap<>();
        database.read(
                "read the backlog of each NAS",
                session -> session.list(
                        sql,
                        row -> backlogs.put(row.number(), new NasBacklog(row.number(), row.number(), row.millis()))));
        return backlogs;
    }

    @Override
    public Map<String, Long> countByType() {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.read(
                "count the main stack by command",
                session -> session.list(
                        "SELECT EVENT_TYPE, COUNT(*) FROM EVENTS_STACK GROUP BY EVENT_TYPE ORDER BY EVENT_TYPE",
                        row -> counts.put(row.text(), row.number())));
        return counts;
    }

    @Override
    public Optional<QueuedEvent> find(long id) {
        return overNas(new Condition(), id - 1, 1).stream()
                .filter(event -> event.head().id() == id)
                .findFirst();
    }

    @Override
    public Optional<QueuedEvent> findByCompactId(long userId, long compactId) {
        return database.read(
                "find the event with the compact id " + compactId,
                session -> session.first(
                        "SELECT " + queued + " FROM EVENTS_STACK S WHERE S.USER_ID = ? AND S.COMPACT_ID = ?",
                        EventColumns::queued,
                        userId,
                        compactId));
    }

    @Override
    public List<QueuedEvent> list(EventFilter filter, long afterId, int limit) {
        Condition condition = new Condition()
                .equal("S.EVENT_TYPE", filter.type())
                .holds("S.LAST_ERROR", filter.error())
                .within(database.dialect(), "S.EVENT_DATE", filter.within());
        if (filter.userId() != null) {
            return ofAccount(condition.equal("S.NAS_ID", filter.nasId()), filter.userId(), afterId, limit);
        }
        if (filter.nasId() != null) {
            return database.read(
                    "list the events of NAS " + filter.nasId(),
                    session -> session.list(
                            ofNas(queued, condition.sql(), limit),
                            EventColumns::queued,
                            condition.parameters(filter.nasId(), afterId)));
        }
        return overNas(condition, afterId, limit);
    }

    private List<QueuedEvent> ofAccount(Condition condition, long userId, long afterId, int limit) {
        return database.read(
                "list the events of account " + userId,
                session -> session.list(
                        "SELECT " + queued + " FROM EVENTS_STACK S WHERE S.USER_ID = ? AND S.ID > ?" + condition.sql()
                                + " ORDER BY S.ID LIMIT " + limit,
                        EventColumns::queued,
                        condition.parameters(userId, afterId)));
    }

    private List<QueuedEvent> overNas(Condition condition, long afterId, int limit) {
        return database.read("list the main stack", session -> database.dialect()
                .pageOverNas(
                        session,
                        queued,
                        EventColumns::queued,
                        condition.sql(),
                        condition.parameters(),
                        new Page(afterId, limit)));
    }
}
