package org.nasd.simulator.internal.control;

import java.util.List;
import java.util.Map;

/** What a simulated NAS keeps, as tables of rows. What a table's name means nothing to is an {@link IllegalArgumentException}. */
interface Stock {

    /** A table's rows. */
    List<Map<String, String>> rows(String table);

    /** Puts a row into a table, as if it had always been there. */
    void insert(String table, Map<String, String> row);

    /** Empties a table. */
    void clear(String table);
}
