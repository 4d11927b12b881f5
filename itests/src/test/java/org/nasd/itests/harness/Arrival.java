package org.nasd.itests.harness;

import java.util.Optional;
import org.nasd.simulator.Change;
import org.nasd.simulator.JournalEntry;

/**
 * That an event of the scheme {@link Ledger} took effect on a router.
 *
 * @param login the account's
 * @param place the event's among the account's events, from 1
 * @param node the name of the node that sent it, or empty where nodes do not sign
 * @param number of the journal entry
 * @param arrivedMicros when the router had received it, in microseconds since 1970
 */
public record Arrival(String login, int place, String node, long number, long arrivedMicros) {

    private static final String MENU = "/queue/simple";

    /** What a journal entry says of an event, if it does. */
    static Optional<Arrival> of(JournalEntry entry) {
        if (!entry.executed()) {
            return Optional.empty();
        }
        return entry.changes().stream()
                .filter(change -> change.menu().equals(MENU))
                .findFirst()
                .map(change -> of(entry, change));
    }

    private static Arrival of(JournalEntry entry, Change change) {
        String comment = change.value("comment");
        int end = comment.indexOf('@');
        String node = end < 0 || comment.endsWith(Ledger.BY_NOBODY) ? "" : comment.substring(end + 1);
        int place = Integer.parseInt(end < 0 ? comment : comment.substring(0, end));
        return new Arrival(change.value("name"), place, node.intern(), entry.number(), entry.arrivedMicros());
    }
}
