package org.nasd.api.operations;

import java.util.List;
import java.util.Objects;

/** Events to act on. */
public sealed interface EventSelection {

    /** The stack they are on. */
    EventPlace place();

    /** These. */
    record Ids(EventPlace place, List<Long> ids) implements EventSelection {
        public Ids {
            Objects.requireNonNull(place, "place");
            ids = List.copyOf(ids);
        }
    }

    /** All that match at this moment; the query's cursor and limit do not matter. */
    record Matching(EventQuery query) implements EventSelection {
        @Override
        public EventPlace place() {
            return query.place();
        }
    }
}
