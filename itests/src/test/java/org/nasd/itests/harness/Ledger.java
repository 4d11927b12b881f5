package org.nasd.itests.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.nasd.simulator.Change;
import org.nasd.simulator.Journal;
import org.nasd.simulator.JournalEntry;

/**
 * The account of what reached a router: every event of the scheme {@code Ledger} writes the account's login and the event's place among
 * the account's events, from 1.
 */
public final class Ledger {

    public static final String SCHEME = "Ledger";
    public static final String EVENT = "mark";

    private static final String MENU = "/queue/simple";

    private final int eventsOfEach;
    private final Map<String, List<Entry>> entries = new LinkedHashMap<>();

    private record Entry(long number, int place) {}

    private Ledger(int eventsOfEach) {
        this.eventsOfEach = eventsOfEach;
    }

    /** Puts the scheme into an instance. */
    public static void install(Distribution nasd) throws IOException {
        Path scheme = Files.createDirectories(nasd.home().resolve("etc/oss/" + SCHEME));
        Files.writeString(scheme.resolve("scheme.cfg"), "driver = mikrotik-simple\ncoalesce = false\n");
        Files.writeString(
                scheme.resolve(EVENT + ".cmd"),
                "/queue simple ensure [name={{login}}] target={{ip}}/32 comment={{place}}\n");
        Files.writeString(
                scheme.resolve("note.cmd"),
                "/queue simple ensure [name={{login}}] target={{ip}}/32 comment={{text}}\n");
    }

    /** Reads a router's journal, in which every account should have so many events. */
    public static Ledger of(Journal journal, int eventsOfEach) {
        Ledger ledger = new Ledger(eventsOfEach);
        for (JournalEntry entry : journal.entries()) {
            for (Change change : entry.changes()) {
                if (change.menu().equals(MENU) && entry.executed()) {
                    ledger.entries
                            .computeIfAbsent(change.value("name"), login -> new ArrayList<>())
                            .add(new Entry(entry.number(), Integer.parseInt(change.value("comment"))));
                }
            }
        }
        return ledger;
    }

    public int accounts() {
        return entries.size();
    }

    /** Events that never took effect. */
    public long lost() {
        return entries.values().stream()
                .mapToLong(of ->
                        eventsOfEach - of.stream().map(Entry::place).distinct().count())
                .sum();
    }

    /** How often an event took effect again. */
    public long repeated() {
        return entries.values().stream()
                .mapToLong(of ->
                        of.size() - of.stream().map(Entry::place).distinct().count())
                .sum();
    }

    /**
     * Accounts whose events took effect out of order. Each has to follow the one before; only at a break, where the daemon died, may
     * events that it had not yet recorded come once more, in order.
     *
     * @param breaks journal numbers after which the daemon was another one
     */
    public List<String> outOfOrder(Long... breaks) {
        TreeSet<Long> ends = new TreeSet<>(List.of(breaks));
        List<String> wrong = new ArrayList<>();
        entries.forEach((login, of) -> {
            int before = 0;
            long number = 0;
            for (Entry entry : of) {
                boolean follows = entry.place == before + 1;
                boolean again = entry.place <= before
                        && !ends.subSet(number, entry.number).isEmpty();
                if (!follows && !again) {
                    wrong.add(login + ": " + of.stream().map(Entry::place).toList());
                    return;
                }
                before = entry.place;
                number = entry.number;
            }
        });
        return wrong;
    }
}
