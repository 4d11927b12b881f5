package org.nasd.simulator;

import java.util.List;

/**
 * One command that a simulated NAS received, written down when it was carried out (or when it was decided that it is not).
 *
 * @param number 1, 2, 3, ... in the order in which commands took effect
 * @param arrivedMicros when the whole command had arrived: microseconds since 1970 by this process's clock, never going backwards
 * @param endedMicros when it took effect and its answer was written
 * @param connection number of the connection, from 1
 * @param tag the command's tag, or null
 * @param words the command's words without the tag; text in the NAS's character set
 * @param result how it ended
 * @param message what an error said, or empty
 * @param changes what it did to the tables, in order; empty when it only read
 */
public record JournalEntry(
        long number,
        long arrivedMicros,
        long endedMicros,
        int connection,
        String tag,
        List<String> words,
        Result result,
        String message,
        List<Change> changes) {

    /** How a command ended, as seen by the simulated NAS. */
    public enum Result {
        /** Carried out and answered. */
        DONE,
        /** Refused with an error. */
        REFUSED,
        /** Carried out, but no complete answer could be given: a fault swallowed it, or the connection had gone. */
        UNANSWERED,
        /** Not carried out and not answered: a fault. */
        SWALLOWED,
        /** Cancelled by its client before it took effect. */
        INTERRUPTED
    }

    public JournalEntry {
        words = List.copyOf(words);
        changes = List.copyOf(changes);
    }

    /** The command itself, for example {@code /queue/simple/set}. */
    public String command() {
        return words.get(0);
    }

    /** Whether it took effect, answered or not. */
    public boolean executed() {
        return result == Result.DONE || result == Result.UNANSWERED;
    }

    /** The value of the command's argument of that name, or null. */
    public String argument(String name) {
        return after("=" + name + "=");
    }

    /** The value that the command looks for in the attribute of that name ({@code ?name=value}), or null. */
    public String query(String name) {
        String value = after("?" + name + "=");
        return value != null ? value : after("?=" + name + "=");
    }

    private String after(String prefix) {
        for (String word : words) {
            if (word.startsWith(prefix)) {
                return word.substring(prefix.length());
            }
        }
        return null;
    }
}
