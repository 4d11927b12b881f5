package org.nasd.shell.internal.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nasd.api.event.Event;
import org.nasd.api.operations.EventView;

/** An event as the row it is: columns in lower case, in the order of the tables. */
final class EventRow {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private EventRow() {}

    static Map<String, Object> of(EventView view) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("stack", Words.lower(view.place()));
        row.put("id", view.id());
        put(row, view.event());
        row.put("event_date", view.date());
        if (view instanceof EventView.Main main) {
            row.put("compact_id", main.compactId());
            row.put("nas_name", main.nasName());
            row.put("try_count", main.tryCount());
            row.put("due_in", main.dueIn());
            row.put("last_error", main.lastError());
        } else if (view instanceof EventView.Failed failed) {
            row.put("compact_id", failed.compactId());
            row.put("nas_name", failed.nasName());
            row.put("try_count", failed.tryCount());
            row.put("reason", Words.lower(failed.reason()));
            row.put("last_error", failed.lastError());
            row.put("last_answer", failed.lastAnswer());
            row.put("failed_date", failed.failedDate());
            row.put("superseded_by", failed.supersededBy());
        }
        row.put("params", params(view.event().params()));
        return row;
    }

    private static void put(Map<String, Object> row, Event event) {
        row.put("cmd", event.type());
        row.put("user_id", event.userId());
        row.put("abonent_id", event.abonentId());
        row.put("nas_id", event.nasId());
        row.put("nas_ip", event.nasIp());
        row.put("usluga_id", event.uslugaId());
        row.put("acct_session_id", event.acctSessionId());
        row.put("owner_script", event.owner().script());
        row.put("owner_function", event.owner().function());
    }

    /** A producer may have written anything; what is no JSON is shown as it stands. */
    private static Object params(String params) {
        if (params == null) {
            return null;
        }
        try {
            return JSON.readTree(params);
        } catch (JsonProcessingException e) {
            return params;
        }
    }

    static String text(Object value) {
        if (value instanceof Instant at) {
            return Words.time(at);
        }
        if (value instanceof Duration duration) {
            return Words.duration(duration);
        }
        return value instanceof JsonNode node ? node.toString() : Words.orEmpty(value);
    }
}
