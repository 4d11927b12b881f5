package org.nasd.simulator;

import java.util.Map;
import java.util.Objects;

/**
 * What a command did to a table of a simulated NAS.
 *
 * @param kind what was done
 * @param menu the table, for example {@code /queue/simple}
 * @param id the row's id
 * @param row the row after the change; of a removed row, as it was
 */
public record Change(Kind kind, String menu, String id, Map<String, String> row) {

    /** What can be done to a row. */
    public enum Kind {
        ADDED,
        SET,
        REMOVED
    }

    public Change {
        Objects.requireNonNull(kind, "kind");
        row = Map.copyOf(row);
    }

    /** The row's value of that name, or empty when it has none. */
    public String value(String name) {
        return row.getOrDefault(name, "");
    }
}
