package org.nasd.rest.internal.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.model.Values;

/**
 * An event as a program writes it.
 *
 * @param event what it asks for
 * @param key its idempotency key, or null
 */
record EventForm(Event event, String key) {

    private static final List<String> FIELDS = List.of(
            "cmd",
            "user_id",
            "abonent_id",
            "nas_ip",
            "usluga_id",
            "acct_session_id",
            "owner_script",
            "owner_function",
            "params",
            "idempotency_key");

    static EventForm read(ObjectNode fields) {
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            checkName(names.next());
        }
        if (absent(fields.get("cmd")) || absent(fields.get("user_id"))) {
            throw Refusal.invalid("cmd and user_id are needed: {\"user_id\": 5, \"cmd\": \"user_redirect_cancel\"}");
        }
        Event event = new Event(
                text(fields, "cmd"),
                number(fields, "user_id"),
                number(fields, "abonent_id"),
                null,
                text(fields, "nas_ip"),
                number(fields, "usluga_id"),
                text(fields, "acct_session_id"),
                params(fields.get("params")),
                new Owner(text(fields, "owner_script"), text(fields, "owner_function")));
        return new EventForm(event, text(fields, "idempotency_key"));
    }

    private static void checkName(String name) {
        if (name.equals("id") || name.equals("event_date")) {
            throw Refusal.invalid(name + " is given by nasd; leave it out");
        }
        if (!FIELDS.contains(name)) {
            String shown = name.length() > 40 ? name.substring(0, 40) + "..." : name;
            throw Refusal.invalid("an event has no field '" + shown + "'; it has " + String.join(", ", FIELDS));
        }
    }

    private static boolean absent(JsonNode given) {
        return given == null || given.isNull();
    }

    private static String text(ObjectNode fields, String name) {
        return absent(fields.get(name)) ? null : Values.text(name, fields.get(name));
    }

    private static Long number(ObjectNode fields, String name) {
        return absent(fields.get(name)) ? null : Values.whole(name, fields.get(name));
    }

    /** Variables come as an object, or as a text that holds one. */
    private static String params(JsonNode given) {
        if (absent(given)) {
            return null;
        }
        return given.isTextual() ? given.textValue() : given.toString();
    }

    /** What is known of the event as soon as it is on the stack. */
    Map<String, Object> row(long id, String usedKey) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("cmd", event.type());
        row.put("user_id", event.userId());
        row.put("abonent_id", event.abonentId());
        row.put("nas_ip", event.nasIp());
        row.put("usluga_id", event.uslugaId());
        row.put("acct_session_id", event.acctSessionId());
        row.put("params", event.params());
        row.put("idempotency_key", usedKey);
        return row;
    }
}
