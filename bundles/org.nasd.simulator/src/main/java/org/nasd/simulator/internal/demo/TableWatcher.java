package org.nasd.simulator.internal.demo;

import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nasd.simulator.Change;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Ledger.Sight;

/**
 * A witness who looks at what commands did to a RouterOS router's tables. Taking an address off a list shows as a removal or, when it is
 * not on that list, as a look that finds nothing; so it remembers who is on which.
 */
final class TableWatcher implements Witness {

    private static final String LISTS = "/ip/firewall/address-list";
    private static final String QUEUES = "/queue/simple";
    private static final String KEY = "crb_";

    private final Queue<Sight> sights = new ConcurrentLinkedQueue<>();
    private final Set<String> listed = new HashSet<>();

    /** The comment that the scheme gives everything of an account. */
    static String comment(Subscriber subscriber) {
        return KEY + subscriber.ip();
    }

    /** Notes that an account is on a list from the start. */
    void present(String list, Subscriber subscriber) {
        listed.add(list + " " + subscriber.ip());
    }

    @Override
    public Queue<Sight> sights() {
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
                String limit = change.value("max-limit");
                see(entry, account(change.value("comment")), Mark.speed(limit.replaceAll(".*/|k", "")));
            }
        }
        String list = entry.query("list");
        if (list != null && entry.command().equals(LISTS + "/print")) {
            looked(entry, list);
        }
    }

    private static String account(String comment) {
        return comment.startsWith(KEY) ? comment.substring(KEY.length()) : comment;
    }

    private void list(JournalEntry entry, Change change) {
        String account = account(change.value("comment"));
        String list = change.value("list");
        if (change.kind() == Change.Kind.REMOVED) {
            listed.remove(list + " " + account);
            see(entry, account, Mark.off(list));
        } else {
            listed.add(list + " " + account);
            see(entry, account, Mark.on(list));
        }
    }

    /** A look by address is one before putting it onto the list. */
    private void looked(JournalEntry entry, String list) {
        String comment = entry.query("comment");
        if (comment != null && !listed.contains(list + " " + account(comment))) {
            see(entry, account(comment), Mark.off(list));
        }
    }

    private void see(JournalEntry entry, String account, String mark) {
        sights.add(new Sight(account, mark, entry.endedMicros()));
    }
}
