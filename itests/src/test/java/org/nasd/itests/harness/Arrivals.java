package org.nasd.itests.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.nasd.simulator.Journal;
import org.nasd.simulator.JournalEntry;

/** What events of the scheme {@link Ledger} did to routers, by account and in order, however many they are. Safe for many threads. */
public final class Arrivals {

    private final Map<String, List<Arrival>> byLogin = new LinkedHashMap<>();
    private long total;

    /** Writes down what a router does from now on. */
    public Arrivals follow(Router router) {
        router.journal().follow(this::add);
        return this;
    }

    /** What a journal holds now. */
    static Arrivals in(Journal journal) {
        Arrivals arrivals = new Arrivals();
        journal.entries().forEach(arrivals::add);
        return arrivals;
    }

    private synchronized void add(JournalEntry entry) {
        Arrival.of(entry).ifPresent(arrival -> {
            byLogin.computeIfAbsent(arrival.login(), login -> new ArrayList<>()).add(arrival);
            total++;
        });
    }

    /** How many there are. */
    public synchronized long total() {
        return total;
    }

    /** Shows those since a moment, in microseconds since 1970, account by account and for each the last first. */
    public synchronized void since(long micros, Consumer<Arrival> viewer) {
        for (List<Arrival> arrivals : byLogin.values()) {
            for (int i = arrivals.size() - 1; i >= 0 && arrivals.get(i).arrivedMicros() >= micros; i--) {
                viewer.accept(arrivals.get(i));
            }
        }
    }

    /** All of them, by account. */
    public synchronized Map<String, List<Arrival>> byLogin() {
        Map<String, List<Arrival>> copy = new LinkedHashMap<>();
        byLogin.forEach((login, arrivals) -> copy.put(login, List.copyOf(arrivals)));
        return copy;
    }
}
