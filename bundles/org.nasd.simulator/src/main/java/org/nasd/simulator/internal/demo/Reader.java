package org.nasd.simulator.internal.demo;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Ledger.Sight;

/** A witness who knows what commands look like. */
final class Reader implements Witness {

    private final List<Sign> signs;
    private final Queue<Sight> sights = new ConcurrentLinkedQueue<>();

    Reader(List<Sign> signs) {
        this.signs = signs;
    }

    @Override
    public Queue<Sight> sights() {
        return sights;
    }

    @Override
    public void accept(JournalEntry entry) {
        for (Sign sign : signs) {
            sign.in(entry).ifPresent(sights::add);
        }
    }
}
