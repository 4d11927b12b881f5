package org.nasd.rest.internal.chain;

import java.util.List;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventSelection;
import org.nasd.rest.internal.model.Model;

/**
 * Events of the main stack.
 *
 * @param desk the call
 */
record WaitingEvents(Desk desk) implements Changes {

    @Override
    public Model model() {
        return Model.EVENTS_STACK;
    }

    @Override
    public Acted delete(List<Long> ids) {
        return desk.operations().events().cancel(desk.caller(), new EventSelection.Ids(EventPlace.MAIN, ids), null);
    }
}
