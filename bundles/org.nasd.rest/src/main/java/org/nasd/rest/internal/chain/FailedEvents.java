package org.nasd.rest.internal.chain;

import java.util.List;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventSelection;
import org.nasd.rest.internal.model.Model;

/**
 * Failed events.
 *
 * @param desk the call
 */
record FailedEvents(Desk desk) implements Changes {

    @Override
    public Model model() {
        return Model.EVENTS_FAILED;
    }

    @Override
    public Acted delete(List<Long> ids) {
        return desk.operations().events().discard(desk.caller(), these(ids));
    }

    @Override
    public Acted requeue(List<Long> ids, boolean force) {
        return desk.operations().events().requeue(desk.caller(), these(ids), force);
    }

    private static EventSelection these(List<Long> ids) {
        return new EventSelection.Ids(EventPlace.FAILED, ids);
    }
}
