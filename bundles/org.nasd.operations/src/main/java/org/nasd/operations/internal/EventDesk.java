package org.nasd.operations.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.nasd.api.event.Event;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.EventCount;
import org.nasd.api.operations.EventDetail;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.EventPage;
import org.nasd.api.operations.EventQuery;
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

/** Looks at the stacks and puts events on them. */
final class EventDesk implements EventOperations {

    private final Gate gate;
    private final NasFinder finder;
    private final Stacks stacks;
    private final PushForm form;
    private final Pursuit pursuit;

    /** All stacks. */
    record Stacks(CompactStack compact, MainStack main, FailedStack failed, AttemptLog attempts) {}

    EventDesk(Gate gate, NasFinder finder, Stacks stacks, Pursuit pursuit) {
        this.gate = gate;
        this.finder = finder;
        this.stacks = stacks;
        this.form = new PushForm(finder);
        this.pursuit = pursuit;
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
        EventFilter filter = new EventFilter(nasId(query.nas()), query.userId(), query.type());
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

    /** Events may still wait for a NAS that was removed: its bare id will do. */
    private Long nasId(String nas) {
        if (nas == null) {
            return null;
        }
        try {
            return finder.find(nas).id();
        } catch (OperationException e) {
            if (e.kind() == Kind.NOT_FOUND && nas.matches("\\d{1,18}")) {
                return Long.valueOf(nas);
            }
            throw e;
        }
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
        String what = "push " + event.type() + " for account " + event.userId()
                + (event.nasIp() == null ? "" : " to NAS " + event.nasIp());
        return gate.act(caller, Role.OPERATOR, what, pushed -> "compact id " + pushed.compactId(), () -> {
            Event complete = form.complete(caller, event);
            return new Pushed(stacks.compact().append(List.of(complete)).get(0), event.userId());
        });
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
