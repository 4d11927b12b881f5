package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.nasd.api.event.Attempt;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.QueuedEvent;
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
import org.nasd.stack.internal.sql.Pipeline;
import org.nasd.stack.internal.sql.Row;
import org.nasd.stack.internal.sql.Session;
import org.nasd.stack.internal.sql.Text;

/** The way of a batch out of the compact stack. */
public final class Move {

    private final Database database;
    private final Groups groups;
    private final String nodeId;
    private final BooleanSupplier others;
    private final Bulk supersede;

    /**
     * @param nodeId the node that moves, for the others to know whom they hear
     * @param others whether there may be others who have to hear of it
     */
    public Move(Database database, Groups groups, String nodeId, BooleanSupplier others) {
        this.database = database;
        this.groups = groups;
        this.nodeId = nodeId;
        this.others = others;
        this.supersede = MoveStatements.supersede(database.dialect());
    }

    /** Ids by place: what becomes of each source in the order of the sources, expanded events in the order given. */
    private record Numbered(Map<Long, Expanded> expanded, Map<Long, Rejected> rejected) {}

    /**
     * What is known once the sources are gone from the compact stack.
     *
     * @param at when they get their new ids, by the database's clock
     * @param anyFailed whether any event has failed that others could make obsolete
     */
    private record Departure(long firstId, Instant at, boolean anyFailed) {}

    List<QueuedEvent> carryOut(Expansion expansion) {
        List<Long> sources = sources(expansion);
        if (sources.isEmpty() && expansion.remembered().isEmpty()) {
            return List.of();
        }
        List<QueuedEvent> moved = database.change(
                "move " + sources.size() + " events out of the compact stack",
                session -> carryOut(session, expansion, sources));
        groups.committed(expansion.expanded());
        return moved;
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

    private List<QueuedEvent> carryOut(Session session, Expansion expansion, List<Long> sources) throws SQLException {
        Departure departure = depart(session, expansion, sources);
        Numbered numbered = number(expansion, departure.firstId);
        Pipeline pipeline = new Pipeline(session);
        List<QueuedEvent> events = queued(numbered.expanded, departure.at);
        MoveStatements.INSERT.execute(pipeline, events.stream().map(Move::row).toList());
        MoveStatements.FAIL.execute(pipeline, rejectedRows(numbered.rejected));
        Attempts.record(pipeline, dropped(expansion.coalesced(), numbered.expanded));
        remember(pipeline, expansion.remembered());
        groups.store(pipeline, expansion.expanded());
        if (departure.anyFailed || !numbered.rejected.isEmpty()) {
            supersede.execute(pipeline, Groups.obsoleteStates(numbered.expanded));
        }
        if (!events.isEmpty() && others.getAsBoolean()) {
            session.dialect()
                    .announce(
                            pipeline,
                            Dialect.MAIN_ARRIVED,
                            Arrival.of(nodeId, events).text());
        }
        pipeline.sendLast();
        return events;
    }

    private static Departure depart(Session session, Expansion expansion, List<Long> sources) throws SQLException {
        Pipeline pipeline = new Pipeline(session);
        Pipeline.Result<Integer> deleted = ById.delete(pipeline, "EVENTS_STACK_COMPACT", sources);
        NewIds ids = NewIds.take(
                pipeline, expansion.expanded().size() + expansion.rejected().size());
        Pipeline.Result<List<Long>> failed = pipeline.list("SELECT ID FROM EVENTS_FAILED LIMIT 1", Row::number);
        pipeline.send();
        if (deleted.get() != sources.size()) {
            throw new StackException("Moved nothing out of the compact stack: " + (sources.size() - deleted.get())
                    + " of " + sources.size()
                    + " events are no longer there (cancelled, or a second compactor is at work)");
        }
        return new Departure(ids.first(), ids.at(), !failed.get().isEmpty());
    }

    /** A rejected event gets its id where it stood between the others: only later events make it obsolete. */
    private static Numbered number(Expansion expansion, long firstId) {
        Deque<Rejected> rejected = new ArrayDeque<>(expansion.rejected().stream()
                .sorted(Comparator.comparingLong(one -> one.source().id()))
                .toList());
        long next = firstId;
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

    private static List<QueuedEvent> queued(Map<Long, Expanded> expanded, Instant at) {
        List<QueuedEvent> queued = new ArrayList<>(expanded.size());
        expanded.forEach((id, one) -> {
            Event event = one.event()
                    .with(one.event().abonentId(), Text.storable(one.event().params()));
            queued.add(
                    new QueuedEvent(EventColumns.fresh(id, event), one.source().id(), event, at, null));
        });
        return queued;
    }

    private static Object[] row(QueuedEvent queued) {
        Event event = queued.event();
        return new Object[] {
            queued.head().id(),
            queued.compactId(),
            event.type(),
            event.userId(),
            event.abonentId(),
            event.nasId(),
            event.nasIp(),
            event.uslugaId(),
            event.acctSessionId(),
            event.params(),
            event.owner().script(),
            event.owner().function(),
            queued.date()
        };
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

    private static void remember(Pipeline pipeline, Map<NasAccount, String> remembered) throws SQLException {
        List<Object[]> accounts = new ArrayList<>(remembered.size());
        List<Object[]> variables = new ArrayList<>(remembered.size());
        remembered.forEach((account, params) -> {
            accounts.add(new Object[] {account.userId(), account.nasId()});
            variables.add(new Object[] {account.userId(), account.nasId(), Text.storable(params)});
        });
        MoveStatements.FORGET.execute(pipeline, accounts);
        MoveStatements.REMEMBER.execute(pipeline, variables);
    }
}
