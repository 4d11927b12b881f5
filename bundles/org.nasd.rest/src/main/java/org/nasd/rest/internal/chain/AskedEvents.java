package org.nasd.rest.internal.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasd.api.event.Event;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.Pushed;
import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.call.KeyHeader;
import org.nasd.rest.internal.model.Model;

/**
 * New events, and those the compactor has not taken yet.
 *
 * @param desk the call
 */
record AskedEvents(Desk desk) implements Changes {

    @Override
    public Model model() {
        return Model.EVENTS_STACK_COMPACT;
    }

    @Override
    public Map<String, Object> create(ObjectNode fields) {
        EventForm form = EventForm.read(fields);
        String key = KeyHeader.same(desk.call().idempotencyKey(), form.key());
        List<Pushed> pushed = key == null
                ? List.of(events().push(desk.caller(), form.event()))
                : events().pushAll(desk.caller(), List.of(form.event()), key);
        return form.row(pushed.get(0).compactId(), key);
    }

    @Override
    public List<Map<String, Object>> createAll(List<JsonNode> objects) {
        if (objects.isEmpty() || objects.size() > EventOperations.MAX_PUSHED) {
            throw Refusal.invalid("bulk_create takes a list of 1 to " + EventOperations.MAX_PUSHED + " objects, not "
                    + objects.size());
        }
        List<EventForm> forms = new ArrayList<>(objects.size());
        for (JsonNode object : objects) {
            forms.add(form(forms.size(), object));
        }
        List<Event> events = forms.stream().map(EventForm::event).toList();
        String key = desk.call().idempotencyKey();
        List<Pushed> pushed = events().pushAll(desk.caller(), events, key);
        List<Map<String, Object>> rows = new ArrayList<>(pushed.size());
        for (int i = 0; i < pushed.size(); i++) {
            rows.add(forms.get(i).row(pushed.get(i).compactId(), key));
        }
        return rows;
    }

    private static EventForm form(int index, JsonNode object) {
        if (!(object instanceof ObjectNode fields)) {
            throw Refusal.invalid("object " + index + " of the list is no JSON object");
        }
        try {
            EventForm form = EventForm.read(fields);
            if (form.key() != null) {
                throw Refusal.invalid(
                        "a list has one idempotency key for all: the parameter idempotency_key or the header Idempotency-Key");
            }
            return form;
        } catch (Refusal e) {
            throw Refusal.of(e.status(), "object " + index + " of the list: " + e.getMessage());
        }
    }

    @Override
    public Acted delete(List<Long> ids) {
        return events().cancel(desk.caller(), new EventSelection.Ids(EventPlace.COMPACT, ids), null);
    }

    private EventOperations events() {
        return desk.operations().events();
    }
}
