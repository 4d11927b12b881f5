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
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Text;

/** EVENTS_STACK_COMPACT. */
public final class SqlCompactStack implements CompactStack {

    /** Shorter than what the main stack holds, so that there is room for the account's variables beside the producer's. */
    static final int LONGEST_PARAMS = 1_000_000;

    private static final Bulk APPEND = new Bulk(
            "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, ABONENT_ID, NAS_IP, USLUGA_ID, ACCT_SESSION_ID, PARAMS,"
                    + " OWNER_SCRIPT, OWNER_FUNCTION) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, ABONENT_ID, NAS_IP, USLUGA_ID, ACCT_SESSION_ID, PARAMS,"
                    + " OWNER_SCRIPT, OWNER_FUNCTION) SELECT CMD, USER_ID, ABONENT_ID, NAS_IP, USLUGA_ID, ACCT_SESSION_ID,"
                    + " PARAMS, OWNER_SCRIPT, OWNER_FUNCTION FROM " + Bulk.ROWS,
            "CMD VARCHAR",
            "USER_ID BIGINT",
            "ABONENT_ID BIGINT",
            "NAS_IP VARCHAR",
            "USLUGA_ID BIGINT",
            "ACCT_SESSION_ID VARCHAR",
            "PARAMS VARCHAR",
            "OWNER_SCRIPT VARCHAR",
            "OWNER_FUNCTION VARCHAR");

    private final Database database;
    private final StackListener signals;
    private final LongFunction<Optional<String>> nasAddress;
    private final Move move;
    private final String columns;

    /**
     * @param nasAddress the address of a NAS by its id
     */
    public SqlCompactStack(
            Database database, StackListener signals, Groups groups, LongFunction<Optional<String>> nasAddress) {
        this.database = database;
        this.signals = signals;
        this.nasAddress = nasAddress;
        this.move = new Move(database, groups);
        this.columns = EventColumns.compact(database.dialect());
    }

    @Override
    public List<Long> append(List<Event> events) {
        List<Object[]> rows = events.stream().map(SqlCompactStack::row).toList();
        List<Long> ids = database.change(
                "append " + events.size() + " events to the compact stack", session -> APPEND.insert(session, rows));
        signals.compactArrived();
        return ids;
    }

    private static Object[] row(Event event) {
        requireStorable("PARAMS", event.params());
        return new Object[] {
            requireStorable("CMD", event.type()),
            event.userId(),
            event.abonentId(),
            requireStorable("NAS_IP", event.nasIp()),
            event.uslugaId(),
            requireStorable("ACCT_SESSION_ID", event.acctSessionId()),
            event.params(),
            Text.kept(event.owner().script()),
            Text.kept(event.owner().function())
        };
    }

    private static String requireStorable(String column, String text) {
        if (text != null && text.length() > LONGEST_PARAMS) {
            throw new IllegalArgumentException(column + " is longer than " + LONGEST_PARAMS + " characters");
        }
        if (text != null && !Text.isStorable(text)) {
            throw new IllegalArgumentException(
                    column + " holds a NUL or half a character, which no database can keep; in JSON write \\u0000");
        }
        return text;
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
        List<EventHead> heads = move.carryOut(expansion);
        if (!heads.isEmpty()) {
            signals.mainArrived(heads);
        }
        return heads;
    }

    @Override
    public long count() {
        return database.read(
                "count the compact stack", session -> session.number("SELECT COUNT(*) FROM EVENTS_STACK_COMPACT"));
    }

    @Override
    public List<CompactEvent> list(EventFilter filter, long afterId, int limit) {
        Condition condition = new Condition().equal("USER_ID", filter.userId()).equal("CMD", filter.type());
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
