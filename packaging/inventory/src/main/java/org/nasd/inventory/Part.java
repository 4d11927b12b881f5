package org.nasd.inventory;

import java.util.SortedSet;

/**
 * A jar of the distribution.
 *
 * @param path where it lies, from the top of the distribution, with slashes
 * @param embedded what else was put into it, as far as it says so
 */
record Part(
        String path,
        Coordinates coordinates,
        Digests digests,
        Licences.Licence licence,
        SortedSet<Coordinates> embedded,
        String notice) {

    boolean ours() {
        return coordinates.group().equals("org.nasd");
    }
}
