package org.nasd.rest.internal.chain;

import java.util.List;
import java.util.Map;
import org.nasd.rest.internal.call.Step;

/**
 * Objects that were just made.
 *
 * @param rows what is known of them
 */
record Many(Desk desk, List<Map<String, Object>> rows) implements Stage {

    @Override
    public Stage then(Step step) {
        throw new IllegalStateException("nothing can follow, see Grammar");
    }

    @Override
    public Answer answer() {
        return new Answer(desk.picture().of(rows), false);
    }
}
