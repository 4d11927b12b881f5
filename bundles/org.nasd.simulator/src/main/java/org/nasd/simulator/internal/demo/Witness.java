package org.nasd.simulator.internal.demo;

import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.nasd.simulator.Change;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Ledger.Sight;

/**
 * Watches one router's journal and says what it saw. Taking an address off a list shows as a removal or, when it is not on that list,
 * as a look that finds nothing; so it remembers who is on which.
 */
final class Witness implements Consumer<JournalEntry> {

    private static final String LISTS = "/ip/firewall/address-list";
    private static final String QUEUES = "/queue/simple";

    private final Queue<Sight> sights = new ConcurrentLinkedQueue<>();
    private final Set<String> listed = new HashSet<>();

    /** Notes that an address is on a list from the start. */
    void present(String list, String account) {
        listed.add(list + " " + account);
    }

    /** What was seen, in order; grows while it is read. */
    Queue<Sight> sights() {
        return sights;
    }

    @Override
    public void accept(JournalEntry entry) {
        if (!entry.executed()) {
            return;
        }
        for (Change change : entry.changes()) {
            if (change.menu().equals(LISTS)) {
                list(entry, change);
            } else if (change.menu().equals(QUEUES) && change.kind() != Change.Kind.REMOVED) {
                see(entry, change.value("comment"), Mark.speed(change.value("max-limit")));
            }
        }
        String list = entry.query("list");
        if (list != null && entry.command().equals(LISTS + "/print")) {
            looked(entry, list);
        }
    }

    private void list(JournalEntry entry, Change change) {
        String account = change.value("comment");
        String list = change.value("list");
        if (change.kind() == Change.Kind.REMOVED) {
            listed.remove(list + " " + account);
            see(entry, account, Mark.off(list));
        } else {
            listed.add(list + " " + account);
            see(entry, account, Mark.on(list));
        }
    }

    private void looked(JournalEntry entry, String list) {
        String account = entry.query("comment");
        if (account != null && !listed.contains(list + " " + account)) {
            see(entry, account, Mark.off(list));
        }
    }

    private void see(JournalEntry entry, String account, String mark) {
        sights.add(new Sight(account, mark, entry.endedMicros()));
    }
}
