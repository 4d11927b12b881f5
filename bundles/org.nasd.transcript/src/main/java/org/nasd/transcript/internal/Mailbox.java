package org.nasd.transcript.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Entries on their way to the writer: bounded in number and in characters. Whoever posts never waits and wakes nobody, since waking a
 * thread would cost the caller more than all the rest; what does not fit is dropped and counted.
 */
final class Mailbox {

    /** Lines of the daemon are few and matter most: this much room is theirs alone. */
    private static final int DAEMON_RESERVE = 1000;

    private final long maxEntries;
    private final long maxCharacters;
    private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong characters = new AtomicLong();
    private final Map<Log, Long> drops = new ConcurrentHashMap<>();

    private volatile boolean closed;

    Mailbox(int maxEntries, int maxCharacters) {
        this.maxEntries = maxEntries;
        this.maxCharacters = maxCharacters;
    }

    /**
     * Posts an entry.
     *
     * @return whether it was taken
     */
    boolean post(Entry entry) {
        if (closed) {
            return false;
        }
        boolean reserved = entry instanceof Entry.Daemon;
        if (entries.incrementAndGet() > maxEntries + (reserved ? DAEMON_RESERVE : 0)) {
            return drop(entry);
        }
        int weight = entry.weight();
        long before = characters.getAndAdd(weight);
        // An entry larger than all the room passes when there is nothing else.
        if (before > 0 && before + weight > maxCharacters && !reserved) {
            characters.addAndGet(-weight);
            return drop(entry);
        }
        return queue.add(entry);
    }

    private boolean drop(Entry entry) {
        entries.decrementAndGet();
        drops.merge(entry.log(), 1L, Long::sum);
        return false;
    }

    /**
     * Takes what is there. It occupies its room until {@link #release}.
     *
     * @return how many
     */
    int take(List<Entry> into, int most) {
        int count = 0;
        while (count < most) {
            Entry entry = queue.poll();
            if (entry == null) {
                break;
            }
            into.add(entry);
            count++;
        }
        return count;
    }

    /** Gives back the room of entries that were taken. */
    void release(List<Entry> taken) {
        long weight = 0;
        for (Entry entry : taken) {
            weight += entry.weight();
        }
        entries.addAndGet(-taken.size());
        characters.addAndGet(-weight);
    }

    /** Takes nothing more. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** How many entries were posted and not released. */
    long size() {
        return entries.get();
    }

    /** What was dropped since this was asked last, by the log that misses it. Asked by one thread. */
    Map<Log, Long> takeDrops() {
        if (drops.isEmpty()) {
            return Map.of();
        }
        Map<Log, Long> taken = new HashMap<>();
        for (Log log : drops.keySet()) {
            taken.put(log, drops.remove(log));
        }
        return taken;
    }
}
