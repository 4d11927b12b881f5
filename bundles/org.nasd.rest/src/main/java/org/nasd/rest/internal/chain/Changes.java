package org.nasd.rest.internal.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.nasd.api.operations.Acted;
import org.nasd.rest.internal.model.Methods;
import org.nasd.rest.internal.model.Model;

/** What can be changed of a model's rows; by itself nothing. */
interface Changes {

    static Changes of(Desk desk) {
        return switch (desk.model()) {
            case EVENTS_STACK_COMPACT -> new AskedEvents(desk);
            case EVENTS_STACK -> new WaitingEvents(desk);
            case EVENTS_FAILED -> new FailedEvents(desk);
            case NAS -> new Routers(desk);
            case USERS -> new Accounts(desk);
            case ABONENTS -> () -> Model.ABONENTS;
        };
    }

    Model model();

    /** Makes an object, and tells what is known of it. */
    default Map<String, Object> create(ObjectNode fields) {
        throw Methods.refusal(model(), "create", false);
    }

    /** Makes objects, all or none. */
    default List<Map<String, Object>> createAll(List<JsonNode> objects) {
        throw Methods.refusal(model(), "bulk_create", false);
    }

    /** Writes changes to an object, and tells how it is after. */
    default Map<String, Object> save(Map<String, Object> row, ObjectNode changes) {
        throw Methods.refusal(model(), "save", true);
    }

    default Acted delete(List<Long> ids) {
        throw Methods.refusal(model(), "delete", true);
    }

    default Acted requeue(List<Long> ids, boolean force) {
        throw Methods.refusal(model(), "requeue", true);
    }
}
