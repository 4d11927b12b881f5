package org.nasd.operations.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant when a name is mistyped. */
final class Spelling {

    private Spelling() {}

    /** The known name that is a slip or two away from the given one, if any. */
    static Optional<String> nearest(String given, Collection<String> known) {
        String typed = given.toLowerCase(Locale.ROOT);
        int tolerated = typed.length() < 5 ? 1 : 2;
        return known.stream()
                .filter(name -> !name.equals(given))
                .filter(name -> distance(typed, name.toLowerCase(Locale.ROOT)) <= tolerated)
                .min(Comparator.<String>comparingInt(name -> distance(typed, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
