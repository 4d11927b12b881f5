package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.nasd.api.event.Attempt;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.Expansion.Coalesced;
import org.nasd.api.stack.Expansion.Expanded;
import org.nasd.api.stack.Expansion.Rejected;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.StackException;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.ById;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Row;
import org.nasd.stack.internal.sql.Session;
import org.nasd.stack.internal.sql.Text;

/** The way of a batch out of the compact stack. */
final class Move {

    private final Database database;
    private final Groups groups;
    private final String nodeId;
    private final Bulk supersede;

    /**
     * @param nodeId the node that moves, for the others to know whom they hear
     */
    Move(Database database, Groups groups, String nodeId) {
        this.database = database;
        this.groups = groups;
        this.nodeId = nodeId;
        this.supersede = MoveStatements.supersede(database.dialect());
    }

    /** Ids by place: what becomes of each source in the order of the sources, expanded events in the order given. */
    private record Numbered(Map<Long, Expanded> expanded, Map<Long, Rejected> rejected) {}

    List<EventHead> carryOut(Expansion expansion) {
        List<Long> sources = sources(expansion);
        if (sources.isEmpty() && expansion.remembered().isEmpty()) {
            return List.of();
        }
        List<EventHead> heads = database.change(
                "move " + sources.size() + " events out of the compact stack",
                session -> carryOut(session, expansion, sources));
        groups.committed(expansion.expanded());
        return heads;
    }

    private static List<Long> sources(Expansion expansion) {
        Stream<Long> expanded =
                expansion.expanded().stream().map(one -> one.source().id());
        Stream<Long> rejected =
                expansion.rejected().stream().map(one -> one.source().id());
        Stream<Long> coalesced =
                expansion.coalesced().stream().map(one -> one.dropped().id());
        return Stream.of(expanded, rejected, coalesced)
                .flatMap(ids -> ids)
                .distinct()
                .sorted()
                .toList();
    }

    private List<EventHead> carryOut(Session session, Expansion expansion, List<Long> sources) throws SQLException {
        delete(session, sources);
        Numbered numbered = number(session, expansion);
        MoveStatements.INSERT.execute(session, rows(numbered.expanded));
        MoveStatements.FAIL.execute(session, rejectedRows(numbered.rejected));
        Attempts.record(session, dropped(expansion.coalesced(), numbered.expanded));
        remember(session, expansion.remembered());
        groups.store(session, expansion.expanded());
        if (session.first("SELECT ID FROM EVENTS_FAILED LIMIT 1", Row::number).isPresent()) {
            supersede.execute(session, Groups.obsoleteStates(numbered.expanded));
        }
        List<EventHead> heads = new ArrayList<>();
        numbered.expanded.forEach((id, one) -> heads.add(EventColumns.fresh(id, one.event())));
        if (!heads.isEmpty()) {
            session.dialect()
                    .announce(
                            session,
                            Dialect.MAIN_ARRIVED,
                            Arrival.of(nodeId, heads).text());
        }
        return heads;
    }

    private static void delete(Session session, List<Long> sources) throws SQLException {
        int deleted = ById.delete(session, "EVENTS_STACK_COMPACT", sources);
        if (deleted != sources.size()) {
            throw new StackException("Moved nothing out of the compact stack: " + (sources.size() - deleted) + " of "
                    + sources.size() + " events are no longer there (cancelled, or a second compactor is at work)");
        }
    }

    /**
     * Takes ids while holding the counter's row until the commit, so that on all nodes ids appear in the order of commits. A rejected
     * event gets its id where it stood between the others: only later events make it obsolete.
     */
    private static Numbered number(Session session, Expansion expansion) throws SQLException {
        Deque<Rejected> rejected = new ArrayDeque<>(expansion.rejected().stream()
                .sorted(Comparator.comparingLong(one -> one.source().id()))
                .toList());
        long next = firstId(session, expansion.expanded().size() + rejected.size());
        Numbered numbered = new Numbered(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Expanded one : expansion.expanded()) {
            while (!rejected.isEmpty()
                    && rejected.peek().source().id() < one.source().id()) {
                numbered.rejected.put(next++, rejected.poll());
            }
            numbered.expanded.put(next++, one);
        }
        for (Rejected one : rejected) {
            numbered.rejected.put(next++, one);
        }
        return numbered;
    }

    /** The first of so many new ids; the counter's row stays locked until the transaction ends. */
    static long firstId(Session session, int count) throws SQLException {
        if (count == 0) {
            return 0;
        }
        return session.dialect().raiseNewestId(session, count) - count + 1;
    }

    private static List<Attempt> dropped(List<Coalesced> coalesced, Map<Long, Expanded> expanded) {
        if (coalesced.isEmpty()) {
            return List.of();
        }
        Map<Long, Long> idBySource = new HashMap<>();
        expanded.forEach((id, one) -> idBySource.put(one.source().id(), id));
        List<Attempt> dropped = new ArrayList<>(coalesced.size());
        for (Coalesced one : coalesced) {
            Long by = idBySource.get(one.by().id());
            if (by != null) {
                long nasId = expanded.get(by).event().nasId();
                dropped.add(Attempts.dropped(one.dropped(), nasId, by));
            }
        }
        return dropped;
    }

    private static List<Object[]> rows(Map<Long, Expanded> expanded) {
        List<Object[]> rows = new ArrayList<>(expanded.size());
        expanded.forEach((id, one) -> {
            Event event = one.event();
            rows.add(new Object[] {
                id,
                one.source().id(),
                event.type(),
                event.userId(),
                event.abonentId(),
                event.nasId(),
                event.nasIp(),
                event.uslugaId(),
                event.acctSessionId(),
                Text.storable(event.params()),
                event.owner().script(),
                event.owner().function()
            });
        });
        return rows;
    }

    private static List<Object[]> rejectedRows(Map<Long, Rejected> rejected) {
        List<Object[]> rows = new ArrayList<>(rejected.size());
        rejected.forEach(
                (id, one) -> rows.add(failedRow(id, one.source(), one.event(), one.error(), FailureReason.REJECTED)));
        return rows;
    }

    static Object[] failedRow(long id, CompactEvent source, Event event, String error, FailureReason reason) {
        return new Object[] {
            id,
            source.id(),
            event.type(),
            event.userId(),
            event.abonentId(),
            event.nasId(),
            event.nasIp(),
            event.uslugaId(),
            event.acctSessionId(),
            Text.storable(event.params()),
            event.owner().script(),
            event.owner().function(),
            source.date(),
            Text.kept(error),
            reason.name().toLowerCase(Locale.ROOT)
        };
    }

    private static void remember(Session session, Map<NasAccount, String> remembered) throws SQLException {
        List<Object[]> accounts = new ArrayList<>(remembered.size());
        List<Object[]> variables = new ArrayList<>(remembered.size());
        remembered.forEach((account, params) -> {
            accounts.add(new Object[] {account.userId(), account.nasId()});
            variables.add(new Object[] {account.userId(), account.nasId(), Text.storable(params)});
        });
        MoveStatements.FORGET.execute(session, accounts);
        MoveStatements.REMEMBER.execute(session, variables);
    }
}
