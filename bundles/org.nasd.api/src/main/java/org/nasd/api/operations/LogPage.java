package org.nasd.api.operations;

import java.util.List;

/**
 * Lines of a log.
 *
 * @param path the file, which need not exist yet
 * @param lines whole lines, oldest first
 * @param end where the next page begins
 */
public record LogPage(String path, List<String> lines, Position end) {

    public LogPage {
        lines = List.copyOf(lines);
    }

    /**
     * A place in a log.
     *
     * @param file what tells the file from the one that takes its place when it is rotated; empty when there was none
     * @param offset bytes from its beginning
     */
    public record Position(String file, long offset) {}
}
