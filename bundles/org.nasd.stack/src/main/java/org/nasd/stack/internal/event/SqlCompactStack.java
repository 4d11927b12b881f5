package org.nasd.stack.internal.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.IdempotencyKey;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.sql.Database;

/** EVENTS_STACK_COMPACT. */
public final class SqlCompactStack implements CompactStack {

    private final Database database;
    private final StackListener signals;
    private final LongFunction<Optional<String>> nasAddress;
    private final Move move;
    private final KeyedAppend keyed;
    private final String columns;

    /**
     * @param nasAddress the address of a NAS by its id
     */
    public SqlCompactStack(
            Database database, StackListener signals, Move move, LongFunction<Optional<String>> nasAddress) {
        this.database = database;
        this.signals = signals;
        this.nasAddress = nasAddress;
        this.move = move;
        this.keyed = new KeyedAppend(database);
        this.columns = EventColumns.compact(database.dialect());
    }

    @Override
    public List<Long> append(List<Event> events) {
        List<Object[]> rows = rows(events, null);
        List<Long> ids = database.change(
                "append " + events.size() + " events to the compact stack", session -> Append.rows(session, rows));
        signals.compactArrived();
        return ids;
    }

    @Override
    public List<Long> append(List<Event> events, IdempotencyKey key) {
        KeyedAppend.Appended appended = keyed.append(rows(events, key.key()), key);
        if (appended.fresh()) {
            signals.compactArrived();
        }
        return appended.ids();
    }

    private static List<Object[]> rows(List<Event> events, String key) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one event to append");
        }
        return events.stream().map(event -> Append.row(event, key)).toList();
    }

    @Override
    public Set<Long> cancel(Collection<Long> ids, String error) {
        List<Long> wanted = ids.stream().distinct().sorted().toList();
        return database.change(
                "cancel " + wanted.size() + " events of the compact stack",
                session -> Cancel.carryOut(session, wanted, error));
    }

    @Override
    public List<CompactEvent> read(long afterId, int limit) {
        return database.read(
                "read the compact stack",
                session -> session.list(
                        "SELECT " + columns + " FROM EVENTS_STACK_COMPACT WHERE ID > ? ORDER BY ID LIMIT " + limit,
                        EventColumns::compact,
                        afterId));
    }

    @Override
    public Map<NasAccount, String> remembered(Collection<NasAccount> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        Set<NasAccount> wanted = new HashSet<>(accounts);
        List<Long> users = wanted.stream().map(NasAccount::userId).distinct().toList();
        Map<NasAccount, String> remembered = new HashMap<>();
        database.read(
                "read the remembered variables of accounts",
                session -> session.list(
                        "SELECT NAS_ID, USER_ID, PARAMS FROM ACCOUNT_VARIABLES WHERE "
                                + database.dialect().oneOf("USER_ID"),
                        row -> remembered.put(new NasAccount(row.number(), row.number()), row.text()),
                        users));
        remembered.keySet().retainAll(wanted);
        return remembered;
    }

    @Override
    public List<EventHead> move(Expansion expansion) {
        List<QueuedEvent> events = move.carryOut(expansion);
        if (!events.isEmpty()) {
            signals.mainArrived(events);
        }
        return events.stream().map(QueuedEvent::head).toList();
    }

    @Override
    public long count() {
        return database.read(
                "count the compact stack", session -> session.number("SELECT COUNT(*) FROM EVENTS_STACK_COMPACT"));
    }

    @Override
    public List<CompactEvent> list(EventFilter filter, long afterId, int limit) {
        if (filter.error() != null) {
            return new ArrayList<>();
        }
        Condition condition = new Condition()
                .equal("USER_ID", filter.userId())
                .equal("CMD", filter.type())
                .within(database.dialect(), "EVENT_DATE", filter.within());
        if (filter.nasId() != null) {
            Optional<String> address = nasAddress.apply(filter.nasId());
            if (address.isEmpty()) {
                return new ArrayList<>();
            }
            condition.equal("NAS_IP", address.get());
        }
        return database.read(
                "list the compact stack",
                session -> session.list(
                        "SELECT " + columns + " FROM EVENTS_STACK_COMPACT WHERE ID > ?" + condition.sql()
                                + " ORDER BY ID LIMIT " + limit,
                        EventColumns::compact,
                        condition.parameters(afterId)));
    }
}
