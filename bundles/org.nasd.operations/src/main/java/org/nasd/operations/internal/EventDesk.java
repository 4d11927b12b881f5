package org.nasd.operations.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.nasd.api.event.Event;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.EventCount;
import org.nasd.api.operations.EventDetail;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.EventPage;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.EventView;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.PushOutcome;
import org.nasd.api.operations.Pushed;
import org.nasd.api.operations.Role;
import org.nasd.api.stack.AttemptLog;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.FailedStack;
import org.nasd.api.stack.MainStack;

/** Looks at the stacks, and hands on what is to be done with them. */
final class EventDesk implements EventOperations {

    private final Gate gate;
    private final NasFinder finder;
    private final Stacks stacks;
    private final EventQueries queries;
    private final Pursuit pursuit;
    private final EventActions actions;

    /** All stacks. */
    record Stacks(CompactStack compact, MainStack main, FailedStack failed, AttemptLog attempts) {}

    EventDesk(Gate gate, NasFinder finder, Stacks stacks, EventQueries queries, Pursuit pursuit, EventActions actions) {
        this.gate = gate;
        this.finder = finder;
        this.stacks = stacks;
        this.queries = queries;
        this.pursuit = pursuit;
        this.actions = actions;
    }

    @Override
    public EventPage list(Caller caller, EventQuery query) {
        return gate.look(caller, Role.VIEWER, "list events", () -> {
            if (query.limit() < 1 || query.limit() > EventQuery.MAX_LIMIT) {
                throw new OperationException(
                        Kind.INVALID, "a page has from 1 to " + EventQuery.MAX_LIMIT + " events, not " + query.limit());
            }
            List<EventView> events = page(query);
            boolean full = events.size() == query.limit();
            return new EventPage(events, full ? events.get(events.size() - 1).id() : null);
        });
    }

    private List<EventView> page(EventQuery query) {
        EventFilter filter = queries.filter(query);
        long from = query.cursor() == null ? 0 : query.cursor();
        EventViews views = new EventViews(finder.byId());
        Stream<EventView> events =
                switch (query.place()) {
                    case COMPACT ->
                        stacks.compact().list(filter, from, query.limit()).stream()
                                .map(views::of);
                    case MAIN ->
                        stacks.main().list(filter, from, query.limit()).stream().map(views::of);
                    case FAILED ->
                        stacks
                                .failed()
                                .list(filter, query.cursor() == null ? Long.MAX_VALUE : from, query.limit())
                                .stream()
                                .map(views::of);
                };
        return events.toList();
    }

    @Override
    public EventDetail find(Caller caller, long id) {
        return gate.look(caller, Role.VIEWER, "look at event " + id, () -> {
            EventViews views = new EventViews(finder.byId());
            Optional<QueuedEvent> waiting = stacks.main().find(id);
            if (waiting.isPresent()) {
                return detail(views, views.of(waiting.get()));
            }
            Optional<FailedEvent> failed = stacks.failed().find(id);
            if (failed.isPresent()) {
                return detail(views, views.of(failed.get()));
            }
            throw new OperationException(Kind.NOT_FOUND, gone(views, id));
        });
    }

    private EventDetail detail(EventViews views, EventView event) {
        return new EventDetail(event, views.of(stacks.attempts().ofEvent(event.id())));
    }

    private String gone(EventViews views, long id) {
        var attempts = views.of(stacks.attempts().ofEvent(id));
        String rest = attempts.isEmpty()
                ? "it was delivered, was made obsolete by a later one, or never existed; the log of its account says which"
                : "its last attempt ended as "
                        + attempts.get(attempts.size() - 1).outcome() + " at "
                        + attempts.get(attempts.size() - 1).at();
        return "event " + id + " neither waits nor failed: " + rest;
    }

    @Override
    public EventCount count(Caller caller) {
        return gate.look(
                caller,
                Role.VIEWER,
                "count events",
                () -> new EventCount(
                        stacks.compact().count(),
                        stacks.main().countByType(),
                        stacks.failed().countByReason()));
    }

    @Override
    public Pushed push(Caller caller, Event event) {
        return actions.push(caller, event);
    }

    @Override
    public List<Pushed> pushAll(Caller caller, List<Event> events, String idempotencyKey) {
        return actions.pushAll(caller, events, idempotencyKey);
    }

    @Override
    public List<Long> accounts(Caller caller, String sql) {
        return actions.accounts(caller, sql);
    }

    @Override
    public Acted requeue(Caller caller, EventSelection selection, boolean force) {
        return actions.requeue(caller, selection, force);
    }

    @Override
    public Acted cancel(Caller caller, EventSelection selection, String reason) {
        return actions.cancel(caller, selection, reason);
    }

    @Override
    public Acted hasten(Caller caller, EventSelection selection) {
        return actions.hasten(caller, selection);
    }

    @Override
    public Acted discard(Caller caller, EventSelection selection) {
        return actions.discard(caller, selection);
    }

    @Override
    public PushOutcome outcome(Caller caller, Pushed pushed) {
        return gate.look(caller, Role.VIEWER, "follow event", () -> pursuit.outcome(pushed));
    }

    @Override
    public CompletionStage<PushOutcome> await(Caller caller, Pushed pushed, Duration timeout) {
        return gate.look(caller, Role.VIEWER, "follow event", () -> pursuit.follow(pushed, timeout));
    }
}
