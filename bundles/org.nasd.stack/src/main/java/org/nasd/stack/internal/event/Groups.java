package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.nasd.api.event.Event;
import org.nasd.api.stack.Expansion.Expanded;
import org.nasd.stack.internal.sql.Pipeline;

/**
 * EVENT_GROUPS: which failed types an event of a NAS makes obsolete. An event that was already being sent when a later one of its
 * group arrived may fail afterwards; it is then superseded from the start, and for that the group must be known when it fails.
 */
public final class Groups {

    private record Key(long nasId, String type) {}

    private final Map<Key, Set<String>> stored = new ConcurrentHashMap<>();

    /** Notes, inside the transaction, what is new; {@link #committed} keeps it from being noted again. */
    void store(Pipeline pipeline, Collection<Expanded> expanded) throws SQLException {
        for (Map.Entry<Key, Set<String>> group : news(expanded).entrySet()) {
            Key key = group.getKey();
            pipeline.update("DELETE FROM EVENT_GROUPS WHERE NAS_ID = ? AND EVENT_TYPE = ?", key.nasId, key.type);
            for (String obsolete : group.getValue()) {
                pipeline.update(
                        "INSERT INTO EVENT_GROUPS (NAS_ID, EVENT_TYPE, OBSOLETE_TYPE) VALUES (?, ?, ?)",
                        key.nasId,
                        key.type,
                        obsolete);
            }
        }
    }

    void committed(Collection<Expanded> expanded) {
        stored.putAll(news(expanded));
    }

    private Map<Key, Set<String>> news(Collection<Expanded> expanded) {
        return expanded.stream()
                .filter(one -> !one.group().equals(stored.getOrDefault(key(one.event()), Set.of())))
                .collect(Collectors.toMap(one -> key(one.event()), Expanded::group, (earlier, later) -> later));
    }

    private static Key key(Event event) {
        return new Key(event.nasId(), event.type());
    }

    /** One row for each failed state that the events make obsolete: the latest event, where several do. */
    static List<Object[]> obsoleteStates(Map<Long, Expanded> byId) {
        Map<List<Object>, Object[]> latest = new HashMap<>();
        byId.forEach((id, expanded) -> {
            Event event = expanded.event();
            for (String type : expanded.group()) {
                Object[] row = {
                    id, event.nasId(), event.nasIp(), event.userId(), type, event.uslugaId(), event.acctSessionId(), id
                };
                latest.merge(
                        Arrays.asList(event.nasId(), event.userId(), type, event.uslugaId(), event.acctSessionId()),
                        row,
                        (one, other) -> (long) one[0] > (long) other[0] ? one : other);
            }
        });
        return new ArrayList<>(latest.values());
    }
}
