package org.nasd.simulator.internal.routeros;

import java.util.List;
import java.util.Map;
import org.nasd.simulator.Change;

/**
 * What the router makes of a command.
 *
 * @param records what {@code !re} sentences say
 * @param reads whether records were asked for, so that there being none is worth saying
 * @param ret what {@code !done} returns, or null
 * @param changes what was done, with raw text
 */
record Answer(List<Map<String, String>> records, boolean reads, String ret, List<Change> changes) {

    static Answer of(List<Map<String, String>> records) {
        return new Answer(records, true, null, List.of());
    }

    static Answer changed(List<Change> changes) {
        return new Answer(List.of(), false, null, changes);
    }

    static Answer returning(String ret, List<Change> changes) {
        return new Answer(List.of(), false, ret, changes);
    }
}
