package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.nasd.api.event.Event;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.stack.Requeued;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Row;
import org.nasd.stack.internal.sql.Session;

/** The way of failed events back onto the compact stack. */
final class Requeue {

    private final Database database;
    private final LongFunction<Optional<String>> nasAddress;

    Requeue(Database database, LongFunction<Optional<String>> nasAddress) {
        this.database = database;
        this.nasAddress = nasAddress;
    }

    Requeued carryOut(SortedMap<Long, String> params, boolean force) {
        List<Long> ids = List.copyOf(params.keySet());
        Map<Long, String> addresses = addresses(ids);
        return database.change(
                "requeue " + ids.size() + " failed events",
                session -> carryOut(session, ids, params, addresses, force));
    }

    /** Where the NAS are now: the address that an event failed with may be gone, and its NAS would not be found by it. */
    private Map<Long, String> addresses(List<Long> ids) {
        List<Long> nas = database.read(
                "find the NAS of failed events",
                session -> session.list(
                        "SELECT DISTINCT NAS_ID FROM EVENTS_FAILED WHERE NAS_ID IS NOT NULL AND "
                                + session.dialect().oneOf("ID"),
                        Row::number,
                        ids));
        Map<Long, String> addresses = new HashMap<>();
        nas.forEach(id -> nasAddress.apply(id).ifPresent(address -> addresses.put(id, address)));
        return addresses;
    }

    private static Requeued carryOut(
            Session session, List<Long> ids, SortedMap<Long, String> params, Map<Long, String> addresses, boolean force)
            throws SQLException {
        Map<Long, Long> superseded = new TreeMap<>();
        List<Long> back = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        TreeSet<Long> gone = new TreeSet<>(ids);
        for (FailedEvent failed : locked(session, ids)) {
            gone.remove(failed.id());
            if (failed.supersededBy() != null && !force) {
                superseded.put(failed.id(), failed.supersededBy());
            } else {
                back.add(failed.id());
                rows.add(Append.row(anew(failed.event(), params.get(failed.id()), addresses), null));
            }
        }
        List<Long> compactIds = Append.rows(session, rows);
        session.update("DELETE FROM EVENTS_FAILED WHERE " + session.dialect().oneOf("ID"), back);
        Map<Long, Long> requeued = new TreeMap<>();
        for (int i = 0; i < back.size(); i++) {
            requeued.put(back.get(i), compactIds.get(i));
        }
        return new Requeued(requeued, superseded, gone);
    }

    private static List<FailedEvent> locked(Session session, List<Long> ids) throws SQLException {
        return session.list(
                "SELECT " + EventColumns.FAILED + " FROM EVENTS_FAILED WHERE "
                        + session.dialect().oneOf("ID") + " ORDER BY ID FOR UPDATE",
                EventColumns::failed,
                ids);
    }

    private static Event anew(Event failed, String params, Map<Long, String> addresses) {
        String address = addresses.getOrDefault(failed.nasId() == null ? 0L : failed.nasId(), failed.nasIp());
        return new Event(
                failed.type(),
                failed.userId(),
                failed.abonentId(),
                null,
                address,
                failed.uslugaId(),
                failed.acctSessionId(),
                params,
                failed.owner());
    }
}
