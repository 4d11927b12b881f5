package org.nasd.driver.radius.internal.command;

import java.util.List;
import java.util.Optional;

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

    /** Which session it is about, as far as its attributes tell; requests with the same answer are about the same one. */
    public Optional<String> session() {
        for (int number : Identification.KEYS) {
            for (Item item : items) {
                if (item.attribute().is(number)) {
                    return Optional.of(number + "=" + item.text());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether it has the attribute of the RFCs with this number. */
    public boolean has(int standardNumber) {
        return items.stream().anyMatch(item -> item.attribute().is(standardNumber));
    }
}
