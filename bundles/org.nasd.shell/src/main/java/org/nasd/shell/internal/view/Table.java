package org.nasd.shell.internal.view;

import java.util.List;
import java.util.Set;

/**
 * A table for people, before anything is known of the terminal it will stand on.
 *
 * @param columns the headings
 * @param numbers which columns, from 0, stand on the right
 * @param rows the cells
 * @param whenEmpty what to say instead of a table without rows
 */
public record Table(List<String> columns, Set<Integer> numbers, List<List<String>> rows, String whenEmpty) {
    public Table {
        columns = List.copyOf(columns);
        numbers = Set.copyOf(numbers);
        rows = List.copyOf(rows);
    }
}
