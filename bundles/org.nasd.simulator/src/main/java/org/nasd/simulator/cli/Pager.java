package org.nasd.simulator.cli;

import java.util.Objects;

/**
 * How a device shows long answers.
 *
 * @param text what it shows where it waits for a key
 * @param erase what it sends to wipe that text out
 * @param lines lines of a page where the terminal tells no height, 0 for no paging
 * @param byWindow whether it takes the height that the terminal tells
 */
public record Pager(String text, String erase, int lines, boolean byWindow) {

    /** Shows everything at once. */
    public static final Pager NONE = new Pager("", "", 0, false);

    public Pager {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(erase, "erase");
    }
}
