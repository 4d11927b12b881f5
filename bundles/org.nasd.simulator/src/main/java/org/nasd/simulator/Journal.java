package org.nasd.simulator;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What a simulated NAS saw, in order. Keeps the last entries in memory, up to its capacity, and hands every entry to its followers.
 *
 * <p>Safe for use by many threads. Entries are immutable.
 */
public final class Journal {

    private final int capacity;
    private final ArrayDeque<JournalEntry> kept = new ArrayDeque<>();
    private final List<Consumer<JournalEntry>> followers = new CopyOnWriteArrayList<>();
    private long last;

    /**
     * @param capacity how many entries to keep in memory, at least 0
     */
    public Journal(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("journal capacity " + capacity + ": must not be negative");
        }
        this.capacity = capacity;
    }

    /** The entries in memory, in order. */
    public List<JournalEntry> entries() {
        return entriesAfter(0);
    }

    /** The entries in memory with a higher number, in order. */
    public List<JournalEntry> entriesAfter(long number) {
        synchronized (kept) {
            if (kept.isEmpty() || number >= last) {
                return List.of();
            }
            long skip = Math.max(0, number - kept.getFirst().number() + 1);
            return kept.stream().skip(skip).toList();
        }
    }

    /** How many entries there ever were. */
    public long total() {
        synchronized (kept) {
            return last;
        }
    }

    /** How many of them are no longer in memory. */
    public long forgotten() {
        synchronized (kept) {
            return last - kept.size();
        }
    }

    /**
     * Hands every further entry to a follower, on the simulated NAS's own thread: it must return at once, and what it throws stops
     * nothing but is the follower's own loss.
     *
     * @return ends it
     */
    public Following follow(Consumer<JournalEntry> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** A follower's registration. */
    @FunctionalInterface
    public interface Following extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Writes an entry down. Called by the simulated NAS alone, from one thread.
     *
     * @param draft the entry; its number is replaced by the next one
     */
    public void append(JournalEntry draft) {
        JournalEntry entry;
        synchronized (kept) {
            entry = numbered(draft, ++last);
            kept.addLast(entry);
            if (kept.size() > capacity) {
                kept.removeFirst();
            }
        }
        for (Consumer<JournalEntry> follower : followers) {
            follower.accept(entry);
        }
    }

    private static JournalEntry numbered(JournalEntry e, long number) {
        return new JournalEntry(
                number,
                e.arrivedMicros(),
                e.endedMicros(),
                e.connection(),
                e.tag(),
                e.words(),
                e.result(),
                e.message(),
                e.changes());
    }
}
