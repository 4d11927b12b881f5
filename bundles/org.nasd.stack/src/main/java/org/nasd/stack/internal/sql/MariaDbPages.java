package org.nasd.stack.internal.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Pages of EVENTS_STACK over all NAS on MariaDB, which has no LATERAL: the keys of many NAS in one statement, then their rows. */
final class MariaDbPages {

    private static final int NAS_AT_ONCE = 100;
    private static final int ROWS_AT_ONCE = 1_000;

    private record Key(long nasId, long id) {}

    /** Skips from NAS to NAS over the primary key where NAS have many events. */
    List<Long> nasWithEvents(Session session) throws SQLException {
        return session.list("SELECT DISTINCT NAS_ID FROM EVENTS_STACK ORDER BY NAS_ID", Row::number);
    }

    <T> List<T> read(
            Session session, String columns, RowMapper<T> mapper, String condition, Object[] parameters, Page page)
            throws SQLException {
        List<Key> keys = List.of();
        List<Long> nas = nasWithEvents(session);
        for (int from = 0; from < nas.size(); from += NAS_AT_ONCE) {
            List<Long> some = nas.subList(from, Math.min(nas.size(), from + NAS_AT_ONCE));
            keys = merged(keys, keys(session, some, condition, parameters, page), page.limit());
        }
        List<T> rows = new ArrayList<>(keys.size());
        for (int from = 0; from < keys.size(); from += ROWS_AT_ONCE) {
            List<Key> some = keys.subList(from, Math.min(keys.size(), from + ROWS_AT_ONCE));
            rows.addAll(session.list(
                    "SELECT " + columns + " FROM EVENTS_STACK S WHERE " + among(some) + " ORDER BY S.ID", mapper));
        }
        return rows;
    }

    private static List<Key> merged(List<Key> some, List<Key> others, int limit) {
        List<Key> all = new ArrayList<>(some);
        all.addAll(others);
        all.sort(Comparator.comparingLong(Key::id));
        return all.subList(0, Math.min(all.size(), limit));
    }

    private static List<Key> keys(Session session, List<Long> nas, String condition, Object[] parameters, Page page)
            throws SQLException {
        List<Object> all = new ArrayList<>();
        List<String> ofEach = new ArrayList<>();
        for (long nasId : nas) {
            ofEach.add("(SELECT S.NAS_ID, S.ID FROM EVENTS_STACK S WHERE S.NAS_ID = " + nasId + " AND S.ID > ?"
                    + condition + " ORDER BY S.NAS_ID, S.ID LIMIT " + page.limit() + ")");
            all.add(page.afterId());
            Collections.addAll(all, parameters);
        }
        return session.list(
                String.join(" UNION ALL ", ofEach) + " ORDER BY 2 LIMIT " + page.limit(),
                row -> new Key(row.number(), row.number()),
                all.toArray());
    }

    // numbers, so writing them into the statement is as safe as binding them
    private static String among(List<Key> keys) {
        Map<Long, List<String>> byNas = new TreeMap<>();
        keys.forEach(key ->
                byNas.computeIfAbsent(key.nasId(), nasId -> new ArrayList<>()).add(Long.toString(key.id())));
        return byNas.entrySet().stream()
                .map(entry ->
                        "S.NAS_ID = " + entry.getKey() + " AND S.ID IN (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
