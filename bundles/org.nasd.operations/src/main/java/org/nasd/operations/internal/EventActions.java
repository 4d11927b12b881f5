package org.nasd.operations.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.nasd.api.event.Event;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Pushed;
import org.nasd.api.operations.Role;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.IdempotencyKey;
import org.nasd.api.stack.KeyReusedException;
import org.nasd.api.stack.Records;
import org.nasd.api.stack.StackException;

/** Puts events on the stacks, takes them back, sends them again. Each call is one line of the audit, whatever number it is about. */
final class EventActions {

    private static final int MAX_KEY = 255;
    private static final int MAX_REASON = 200;
    private static final int MAX_ACCOUNTS = 1_000_000;
    private static final int TOLD_SQL = 500;

    private final Gate gate;
    private final PushForm form;
    private final EventDesk.Stacks stacks;
    private final Records records;
    private final Selections selections;
    private final Requeueing requeueing;
    private final Cancelling cancelling;

    EventActions(Gate gate, PushForm form, EventDesk.Stacks stacks, Records records, Handling handling) {
        this.gate = gate;
        this.form = form;
        this.stacks = stacks;
        this.records = records;
        this.selections = handling.selections();
        this.requeueing = handling.requeueing();
        this.cancelling = handling.cancelling();
    }

    /** What is done with events that are there. */
    record Handling(Selections selections, Requeueing requeueing, Cancelling cancelling) {}

    Pushed push(Caller caller, Event event) {
        String what = "push " + event.type() + " for account " + event.userId()
                + (event.nasIp() == null ? "" : " to NAS " + event.nasIp());
        return gate.act(caller, Role.OPERATOR, what, pushed -> "compact id " + pushed.compactId(), () -> {
            List<Event> complete = form.complete(caller, List.of(event));
            return new Pushed(stacks.compact().append(complete).get(0), event.userId());
        });
    }

    List<Pushed> pushAll(Caller caller, List<Event> events, String key) {
        String what = "push " + events.size() + " events (" + byType(events) + ")"
                + (key == null ? "" : " with the key " + key);
        return gate.act(caller, Role.OPERATOR, what, EventActions::told, () -> {
            if (events.isEmpty() || events.size() > EventOperations.MAX_PUSHED) {
                throw invalid("from 1 to " + EventOperations.MAX_PUSHED + " events can be pushed at once, not "
                        + events.size());
            }
            List<Long> ids = append(events, form.complete(caller, events), key);
            List<Pushed> pushed = new ArrayList<>(ids.size());
            for (int i = 0; i < ids.size(); i++) {
                pushed.add(new Pushed(ids.get(i), events.get(i).userId()));
            }
            return List.copyOf(pushed);
        });
    }

    private List<Long> append(List<Event> asked, List<Event> complete, String key) {
        CompactStack compact = stacks.compact();
        if (key == null) {
            return compact.append(complete);
        }
        if (key.isBlank() || key.length() > MAX_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw invalid("an idempotency key has from 1 to " + MAX_KEY + " printable characters");
        }
        try {
            return compact.append(complete, new IdempotencyKey(key, Fingerprint.of(asked)));
        } catch (KeyReusedException e) {
            throw new OperationException(
                    Kind.CONFLICT,
                    "the idempotency key '" + key + "' was used for other events before; every request has its own",
                    e);
        }
    }

    private static String byType(List<Event> events) {
        Map<String, Long> types =
                events.stream().collect(Collectors.groupingBy(Event::type, TreeMap::new, Collectors.counting()));
        String some = types.entrySet().stream()
                .limit(10)
                .map(type -> type.getValue() + " " + type.getKey())
                .collect(Collectors.joining(", "));
        return types.size() > 10 ? some + ", ..." : some;
    }

    private static String told(List<Pushed> pushed) {
        return "compact ids " + pushed.get(0).compactId() + " to "
                + pushed.get(pushed.size() - 1).compactId();
    }

    List<Long> accounts(Caller caller, String sql) {
        String told = sql.length() > TOLD_SQL ? sql.substring(0, TOLD_SQL) + "..." : sql;
        return gate.act(
                caller, Role.ADMIN, "find accounts by " + told, ids -> ids.size() + " accounts", () -> query(sql));
    }

    private List<Long> query(String sql) {
        if (sql.isBlank()) {
            throw invalid("no query is given: one SELECT whose first column holds ids of accounts");
        }
        try {
            List<Long> ids = records.accounts(sql, MAX_ACCOUNTS + 1);
            if (ids.size() > MAX_ACCOUNTS) {
                throw invalid("the query yields more than " + MAX_ACCOUNTS + " accounts: restrict it");
            }
            return ids;
        } catch (IllegalArgumentException e) {
            throw new OperationException(Kind.INVALID, e.getMessage(), e);
        }
    }

    Acted requeue(Caller caller, EventSelection selection, boolean force) {
        String what = "requeue " + Selections.told(selection) + (force ? " by force" : "");
        return acted(caller, Role.OPERATOR, what, tally -> {
            only(EventPlace.FAILED, selection, "only failed events can be requeued");
            requeueing.requeue(selection, force, tally);
        });
    }

    Acted cancel(Caller caller, EventSelection selection, String reason) {
        String why = reason == null || reason.isBlank() ? "" : ": " + cut(reason.strip());
        String error = "cancelled by " + caller.name() + " (" + caller.origin() + ")" + why;
        return acted(caller, Role.OPERATOR, "cancel " + Selections.told(selection) + why, tally -> {
            if (selection.place() == EventPlace.FAILED) {
                throw invalid("failed events do not wait, so they cannot be cancelled; nas:discard deletes them");
            }
            cancelling.cancel(selection, error, tally);
        });
    }

    Acted hasten(Caller caller, EventSelection selection) {
        return acted(caller, Role.OPERATOR, "do now " + Selections.told(selection), tally -> {
            only(EventPlace.MAIN, selection, "only events of the main stack can be postponed, and be due now");
            cancelling.hasten(selection, caller.name(), tally);
        });
    }

    Acted discard(Caller caller, EventSelection selection) {
        return acted(caller, Role.ADMIN, "discard " + Selections.told(selection), tally -> {
            only(
                    EventPlace.FAILED,
                    selection,
                    "only failed events can be discarded; nas:cancel takes waiting ones back");
            selections.failed(selection, tally, events -> {
                int deleted = stacks.failed()
                        .delete(events.stream().map(FailedEvent::id).toList());
                tally.done(deleted);
                tally.skip(events.size() - deleted);
            });
        });
    }

    private Acted acted(Caller caller, Role needed, String what, Consumer<Tally> action) {
        return gate.act(caller, needed, what, Tally::told, () -> {
            Tally tally = new Tally();
            try {
                action.accept(tally);
            } catch (StackException e) {
                throw partly(Gate.unavailable(e), tally);
            } catch (OperationException e) {
                throw partly(e, tally);
            }
            return tally.acted();
        });
    }

    /** Each page is a transaction of its own, and those before the one that failed stand. */
    private static OperationException partly(OperationException e, Tally tally) {
        Acted before = tally.acted();
        return before.done() == 0
                ? e
                : new OperationException(
                        e.kind(), e.getMessage() + "; before that it was done for " + before.done() + " events", e);
    }

    private static void only(EventPlace place, EventSelection selection, String message) {
        if (selection.place() != place) {
            throw invalid(message);
        }
    }

    private static String cut(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}", " ");
        return line.length() > MAX_REASON ? line.substring(0, MAX_REASON) + "..." : line;
    }

    private static OperationException invalid(String message) {
        return new OperationException(Kind.INVALID, message);
    }
}
