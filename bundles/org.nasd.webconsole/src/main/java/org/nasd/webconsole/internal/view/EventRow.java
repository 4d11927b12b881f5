package org.nasd.webconsole.internal.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nasd.api.event.Event;
import org.nasd.api.operations.AttemptView;
import org.nasd.api.operations.EventDetail;
import org.nasd.api.operations.EventView;

/** An event as JSON. */
public final class EventRow {

    private static final int BRIEF = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventRow() {}

    /** What the list shows. */
    public static Map<String, Object> brief(EventView view) {
        return shape(view, BRIEF).done();
    }

    /** Everything. */
    public static Map<String, Object> full(EventDetail detail) {
        EventView view = detail.event();
        Shape shape = shape(view, Integer.MAX_VALUE);
        if (view instanceof EventView.Failed failed) {
            shape.put("lastAnswer", failed.lastAnswer());
        }
        return shape.put("params", params(view.event().params()))
                .put("attempts", detail.attempts().stream().map(EventRow::of).toList())
                .put("now", System.currentTimeMillis())
                .done();
    }

    private static Shape shape(EventView view, int most) {
        Event event = view.event();
        Shape shape = new Shape()
                .id("id", view.id())
                .put("place", view.place().name().toLowerCase(Locale.ROOT))
                .put("cmd", event.type())
                .id("user", event.userId())
                .id("abonent", event.abonentId())
                .id("nasId", event.nasId())
                .put("nasIp", event.nasIp())
                .id("usluga", event.uslugaId())
                .put("session", event.acctSessionId())
                .put("script", event.owner().script())
                .put("function", event.owner().function())
                .time("date", view.date());
        if (view instanceof EventView.Main main) {
            return main(shape, main, most);
        }
        return view instanceof EventView.Failed failed
                ? failed(shape, failed, most)
                : shape.span("age", ((EventView.Compact) view).age());
    }

    private static Shape main(Shape shape, EventView.Main main, int most) {
        return shape.put("nas", main.nasName())
                .id("compactId", main.compactId())
                .put("tries", main.tryCount())
                .span("dueIn", main.dueIn())
                .put("error", Text.cut(main.lastError(), most));
    }

    private static Shape failed(Shape shape, EventView.Failed failed, int most) {
        return shape.put("nas", failed.nasName())
                .id("compactId", failed.compactId())
                .put("tries", failed.tryCount())
                .put("reason", failed.reason().name().toLowerCase(Locale.ROOT))
                .put("error", Text.cut(failed.lastError(), most))
                .time("failedDate", failed.failedDate())
                .id("supersededBy", failed.supersededBy());
    }

    private static Map<String, Object> of(AttemptView attempt) {
        return new Shape()
                .put("number", attempt.number())
                .put("outcome", attempt.outcome())
                .put("message", attempt.message())
                .put("answer", attempt.answer())
                .span("took", attempt.took())
                .time("at", attempt.at())
                .done();
    }

    /** As pairs of texts, so that no number is changed on its way. What is no object is one text without a name. */
    private static List<List<String>> params(String json) {
        List<List<String>> pairs = new ArrayList<>();
        if (json == null) {
            return pairs;
        }
        try {
            JsonNode read = JSON.readTree(json);
            if (read.isObject()) {
                read.properties().forEach(each -> pairs.add(List.of(each.getKey(), text(each.getValue()))));
                return pairs;
            }
        } catch (JsonProcessingException e) {
            // A producer wrote it: it is shown as it stands.
        }
        pairs.add(List.of("", json));
        return pairs;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
