package org.nasd.operations.internal.doctor;

import java.util.OptionalLong;
import java.util.stream.Stream;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;
import org.nasd.api.stack.NasBacklog;

/** Both stacks together against the original's norms: 200 in normal work, five per subscriber after a mass authorisation. */
final class StackSizes implements Rule {

    static final long NORMAL = 200;
    private static final long PER_SUBSCRIBER = 5;
    private static final String CHECK = "stack size";

    @Override
    public Stream<Finding> look(Facts facts) {
        if (facts.database().trouble() != null) {
            return Stream.empty();
        }
        long compact = facts.database().compact();
        long main = facts.database().backlogs().values().stream()
                .mapToLong(NasBacklog::waiting)
                .sum();
        String measured = compact + main + " events (" + compact + " compact, " + main + " main)";
        OptionalLong accounts = facts.database().accounts();
        String norm = "up to " + NORMAL + " in normal work, "
                + (accounts.isPresent()
                        ? PER_SUBSCRIBER * accounts.getAsLong() + " (5 for each of " + accounts.getAsLong()
                                + " accounts) after a mass authorisation"
                        : "5 for each subscriber after a mass authorisation");
        if (compact + main <= NORMAL) {
            return Stream.of(Say.good(CHECK, measured, norm));
        }
        boolean storm = accounts.isEmpty() || compact + main <= PER_SUBSCRIBER * accounts.getAsLong();
        return Stream.of(
                new Finding(storm ? Grade.WARNING : Grade.BAD, CHECK, measured, norm, advice(storm, compact > main)));
    }

    private static String advice(boolean storm, boolean compacting) {
        String where = compacting
                ? "most of it is not expanded yet: the database of the variables may be slow, or accounts are missing"
                        + " (log:display)"
                : "nas:list shows for which NAS they wait";
        return storm
                ? "right after a mass authorisation that is as it should be, if it shrinks; else " + where
                : "more than a mass authorisation explains; " + where;
    }
}
