package org.nasd.simulator.internal.demo;

import java.util.Queue;
import java.util.function.Consumer;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Ledger.Sight;

/** Watches one NAS's journal and says what it saw. */
interface Witness extends Consumer<JournalEntry> {

    /** What was seen, in order; grows while it is read. */
    Queue<Sight> sights();
}
