package org.nasd.webconsole.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.EventPage;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.Preview;
import org.nasd.api.operations.Pushed;
import org.nasd.webconsole.internal.access.Refusal;
import org.nasd.webconsole.internal.filter.EventWords;
import org.nasd.webconsole.internal.view.EventRow;

/** The events. */
final class EventsApi {

    private static final int PAGE = 100;
    private static final String PRODUCER = "web console";

    private EventsApi() {}

    static Object list(Ask ask) {
        int limit = ask.number("limit", PAGE, 1, EventQuery.MAX_LIMIT);
        EventQuery query = EventWords.query(place(ask.text("place")), ask.text("q"), ask.idOrNull("after"), limit);
        EventPage page = ask.operations().events().list(ask.caller(), query);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rows", page.events().stream().map(EventRow::brief).toList());
        answer.put("next", page.next() == null ? null : page.next().toString());
        answer.put("now", System.currentTimeMillis());
        return answer;
    }

    static Object find(Ask ask) {
        return EventRow.full(ask.operations().events().find(ask.caller(), ask.id(0)));
    }

    static Object count(Ask ask) {
        var count = ask.operations().events().count(ask.caller());
        Map<String, Long> failed = new LinkedHashMap<>();
        count.failed().forEach((reason, events) -> failed.put(reason.name().toLowerCase(Locale.ROOT), events));
        return Map.of("compact", count.compact(), "main", count.main(), "failed", failed);
    }

    static Object requeue(Ask ask) {
        boolean force = ask.body().path("force").asBoolean(false);
        return told(ask.operations().events().requeue(ask.caller(), selection(ask), force));
    }

    static Object cancel(Ask ask) {
        return told(ask.operations().events().cancel(ask.caller(), selection(ask), ask.sent("reason")));
    }

    static Object hasten(Ask ask) {
        return told(ask.operations().events().hasten(ask.caller(), selection(ask)));
    }

    static Object discard(Ask ask) {
        return told(ask.operations().events().discard(ask.caller(), selection(ask)));
    }

    static Object push(Ask ask) {
        EventOperations events = ask.operations().events();
        Event event = new Event(
                ask.demanded("cmd"),
                Ask.number(ask.demanded("user")),
                null,
                null,
                ask.sent("nas"),
                null,
                null,
                null,
                new Owner(PRODUCER, ask.caller().name()));
        Pushed pushed = events.push(ask.caller(), event);
        return Map.of("compactId", Long.toString(pushed.compactId()), "user", Long.toString(pushed.userId()));
    }

    static Object preview(Ask ask) {
        Preview preview = ask.operations()
                .devices()
                .preview(
                        ask.caller(),
                        ask.demanded("nas"),
                        ask.demanded("cmd"),
                        Ask.number(ask.demanded("user")),
                        Map.of());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("nas", preview.nas());
        answer.put("commands", preview.commands());
        answer.put("verify", preview.verify());
        answer.put("impossible", preview.impossible());
        return answer;
    }

    private static EventSelection selection(Ask ask) {
        EventPlace place = place(ask.demanded("place"));
        JsonNode ids = ask.body().path("ids");
        JsonNode all = ask.body().path("matching");
        if (ids.isArray() == all.isTextual()) {
            throw new Refusal(400, "either ids or matching is needed");
        }
        if (all.isTextual()) {
            return new EventSelection.Matching(EventWords.query(place, all.asText(), null, PAGE));
        }
        List<Long> wanted = new ArrayList<>();
        ids.forEach(id -> wanted.add(Ask.number(id.asText())));
        return new EventSelection.Ids(place, wanted);
    }

    static EventPlace place(String name) {
        return switch (name) {
            case "compact" -> EventPlace.COMPACT;
            case "main" -> EventPlace.MAIN;
            case "failed" -> EventPlace.FAILED;
            default -> throw new Refusal(400, "events are on the stacks compact, main and failed, not " + name);
        };
    }

    private static Map<String, Object> told(Acted acted) {
        return Map.of(
                "done", acted.done(),
                "skipped", acted.skipped(),
                "examples",
                        acted.examples().stream()
                                .map(each -> Map.of("id", Long.toString(each.id()), "reason", each.reason()))
                                .toList());
    }
}
