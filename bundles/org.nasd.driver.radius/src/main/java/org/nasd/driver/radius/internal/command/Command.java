package org.nasd.driver.radius.internal.command;

import java.util.List;

/**
 * A command, read.
 *
 * @param items its attributes in order
 * @param text as it was written
 */
public record Command(Kind kind, List<Item> items, String text) {

    public Command {
        items = List.copyOf(items);
    }

    /** Whether it has the attribute of the RFCs with this number. */
    public boolean has(int standardNumber) {
        return items.stream().anyMatch(item -> item.attribute().is(standardNumber));
    }
}
