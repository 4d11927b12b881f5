package org.nasd.webconsole.internal.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nasd.api.event.Event;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.Owner;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.AttemptView;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.EventCount;
import org.nasd.api.operations.EventDetail;
import org.nasd.api.operations.EventPage;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.EventView;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.Pushed;

/** The events on the provider's stacks. */
public final class FakeEvents {

    private static final List<String> TYPES = List.of(
            "user_redirect", "user_accept", "user_redirect_cancel", "user_rate_set", "user_disconnect", "user_auth");
    private static final List<FailureReason> REASONS = List.of(
            FailureReason.REFUSED,
            FailureReason.REFUSED,
            FailureReason.EXHAUSTED,
            FailureReason.REJECTED,
            FailureReason.UNCERTAIN,
            FailureReason.CANCELLED);
    private static final Map<FailureReason, String> ERRORS = Map.of(
            FailureReason.REFUSED, "the device refused /ip/firewall/address-list/add: failure: already have such entry",
            FailureReason.EXHAUSTED, "timeout: no answer within 10 s, at the 10th attempt",
            FailureReason.REJECTED, "account 4711 is unknown; its row is missing in USERS",
            FailureReason.UNCERTAIN, "the connection was lost after user_disconnect had been sent; check by hand",
            FailureReason.CANCELLED, "cancelled by ivanova: sent by mistake");
    private static final String PARAMS =
            "{\"login\":\"u%1$d\",\"ip\":\"10.88.%2$d.%3$d\",\"rate_in\":10240,\"rate_out\":10240,"
                    + "\"contract\":9007199254740993,\"coa_psw\":\"******\"}";

    private final FakeNas nas;
    private final NavigableMap<Long, EventView> main = new TreeMap<>();
    private final NavigableMap<Long, EventView> failed = new TreeMap<>();
    private final NavigableMap<Long, EventView> compact = new TreeMap<>();
    private final Instant began = Instant.now();

    FakeEvents(FakeNas nas, int count) {
        this.nas = nas;
        Random random = new Random(4);
        for (int i = 0; i < count; i++) {
            main.put(Hostile.LARGE_ID + 1000 + i, waiting(i, random));
        }
        for (int i = 0; i < Math.max(20, count / 400); i++) {
            failed.put(5_000_000L + i, failure(i, random));
        }
        for (int i = 0; i < 3; i++) {
            long id = 77_000L + i;
            compact.put(id, new EventView.Compact(id, event(i, random), began, Duration.ofMillis(40)));
        }
    }

    private Event event(int i, Random random) {
        NasView on = nas.at(i);
        long user = 10_000L + random.nextInt(90_000);
        return new Event(
                TYPES.get((int) Math.min(5, Math.abs(random.nextGaussian()) * 2.2)),
                user,
                user + 500_000,
                on.id(),
                on.ip(),
                null,
                null,
                PARAMS.formatted(user, user / 250 % 250, user % 250),
                new Owner("rtsh", "negbal"));
    }

    private EventView waiting(int i, Random random) {
        boolean put = i % 9 == 4;
        return new EventView.Main(
                Hostile.LARGE_ID + 1000 + i,
                400L + i,
                event(i, random),
                nas.at(i).name(),
                began.minusMillis(9_000 + random.nextInt(400_000)),
                put ? 1 + i % 4 : 0,
                put ? Duration.ofSeconds(20 + random.nextInt(200)) : Duration.ZERO,
                put ? "timeout: no answer within 10 s" : null);
    }

    private EventView failure(int i, Random random) {
        FailureReason reason = REASONS.get(i % REASONS.size());
        return failed(
                5_000_000L + i,
                event(i, random),
                nas.at(i).name(),
                reason,
                ERRORS.get(reason),
                "!trap =message=" + reason);
    }

    private EventView failed(long id, Event event, String on, FailureReason reason, String error, String answer) {
        return new EventView.Failed(
                id,
                id - 100,
                event,
                on,
                began.minusSeconds(7200),
                1,
                reason,
                error,
                answer,
                began.minusSeconds(id % 3600),
                null);
    }

    /** Adds a failed event that says what it likes. */
    public synchronized void fail(long id, String type, String on, String error, String answer) {
        Event event = new Event(
                type,
                12,
                null,
                nas.at(0).id(),
                "10.0.0.1",
                null,
                null,
                "{\"note\":\"" + type.replace("\"", "") + "\"}",
                Owner.UNKNOWN);
        failed.put(id, failed(id, event, on, FailureReason.REFUSED, error, answer));
    }

    private NavigableMap<Long, EventView> stack(EventPlace place) {
        return switch (place) {
            case COMPACT -> compact;
            case MAIN -> main;
            case FAILED -> failed;
        };
    }

    synchronized int size(EventPlace place) {
        return stack(place).size();
    }

    synchronized EventPage list(Caller caller, EventQuery query) {
        NavigableMap<Long, EventView> stack = stack(query.place());
        boolean newestFirst = query.place() == EventPlace.FAILED;
        NavigableMap<Long, EventView> from = newestFirst ? stack.descendingMap() : stack;
        if (query.cursor() != null) {
            from = from.tailMap(query.cursor(), false);
        }
        List<EventView> page = from.values().stream()
                .filter(event -> FakeFilter.matches(query, event))
                .limit(query.limit())
                .toList();
        return new EventPage(
                page, page.size() == query.limit() ? page.get(page.size() - 1).id() : null);
    }

    synchronized EventDetail find(Caller caller, long id) {
        EventView event = main.getOrDefault(id, failed.get(id));
        if (event == null) {
            throw new OperationException(
                    OperationException.Kind.NOT_FOUND, "there is no event " + id + " on the stacks");
        }
        return new EventDetail(event, attempts(event));
    }

    private List<AttemptView> attempts(EventView event) {
        String answer = event instanceof EventView.Failed failure ? failure.lastAnswer() : "";
        return List.of(
                new AttemptView(
                        1,
                        "unavailable",
                        "no answer from 10.90.0.4:8728 within 5 s",
                        "",
                        Duration.ofSeconds(5),
                        began.minusSeconds(700)),
                new AttemptView(
                        1,
                        "postpone",
                        "timeout: no answer within 10 s",
                        "",
                        Duration.ofSeconds(10),
                        began.minusSeconds(620)),
                new AttemptView(
                        2,
                        event.place() == EventPlace.FAILED ? "fail" : "postpone",
                        "the device refused it",
                        answer,
                        Duration.ofMillis(31),
                        began.minusSeconds(500)));
    }

    synchronized EventCount count(Caller caller) {
        Map<String, Long> types = new TreeMap<>();
        main.values().forEach(event -> types.merge(event.event().type(), 1L, Long::sum));
        Map<FailureReason, Long> reasons = new EnumMap<>(FailureReason.class);
        failed.values().forEach(event -> reasons.merge(((EventView.Failed) event).reason(), 1L, Long::sum));
        return new EventCount(compact.size(), types, reasons);
    }

    private List<Long> selected(EventSelection selection) {
        if (selection instanceof EventSelection.Matching matching) {
            return new ArrayList<>(stack(selection.place()).values().stream()
                    .filter(event -> FakeFilter.matches(matching.query(), event))
                    .map(EventView::id)
                    .toList());
        }
        return ((EventSelection.Ids) selection).ids();
    }

    private Acted take(EventSelection selection) {
        long before = stack(selection.place()).size();
        List<Long> ids = selected(selection);
        stack(selection.place()).keySet().removeAll(new TreeSet<>(ids));
        long done = before - stack(selection.place()).size();
        return new Acted(done, ids.size() - done, List.of());
    }

    synchronized Acted requeue(Caller caller, EventSelection selection, boolean force) {
        return take(selection);
    }

    synchronized Acted cancel(Caller caller, EventSelection selection, String reason) {
        return take(selection);
    }

    synchronized Acted hasten(Caller caller, EventSelection selection) {
        return new Acted(selected(selection).size(), 0, List.of());
    }

    synchronized Acted discard(Caller caller, EventSelection selection) {
        return take(selection);
    }

    synchronized Pushed push(Caller caller, Event event) {
        return new Pushed(compact.isEmpty() ? 1 : compact.lastKey() + 1, event.userId());
    }
}
