package org.nasd.transcript.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Gathers records by log, so that a file is opened once for many of them, and owns up to what could not be written: the next batch of
 * that log begins with a line that says how much is missing. Used by one thread.
 *
 * <p>A batch waits a second. What costs is opening files: where very many accounts are busy at once, theirs wait longer, so that each
 * opening is worth it; how long is bounded by time and by memory. Writing is done in slices, so that the mailbox is emptied in between.
 */
final class Logbook {

    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
    private static final long PATIENCE_IN_A_CROWD = Duration.ofSeconds(5).toNanos();
    private static final int CROWD = 2_000;

    private static final int LARGE = 256 * 1024;
    private static final long PLENTY = 20L * 1024 * 1024;
    private static final long FULL = 28L * 1024 * 1024;

    private static final long SLICE = Duration.ofMillis(20).toNanos();

    /** Beyond so many logs with something missing, only the daemon's log tells. */
    private static final int MOST_DEBTS = 10_000;

    /** After so many failures the disk is as it was, and the rest need not be tried. */
    private static final int MOST_FAILURES = 100;

    private final Places places;
    private final Retention retention;
    private final Wording wording;
    private final DiskTrouble trouble;
    private final LongAdder lost;
    private final Appender appender = new Appender();

    /** Both in the order in which their batches were begun. */
    private final Map<Log, Batch> shared = new LinkedHashMap<>();

    private final Map<Log, Batch> accounts = new LinkedHashMap<>();

    private final Queue<Log> large = new ArrayDeque<>();
    private final Map<Log, Long> debts = new HashMap<>();

    private long bytes;

    /**
     * @param lost counts the records that could not be written
     */
    Logbook(Places places, Retention retention, Wording wording, DiskTrouble trouble, LongAdder lost) {
        this.places = places;
        this.retention = retention;
        this.wording = wording;
        this.trouble = trouble;
        this.lost = lost;
    }

    /** Adds a record to a log's batch. */
    void add(Log log, byte[] record) {
        Map<Log, Batch> batches = log instanceof Log.OfAccount ? accounts : shared;
        Batch batch = batches.get(log);
        if (batch == null) {
            batch = new Batch(System.nanoTime());
            batches.put(log, batch);
        }
        boolean small = batch.bytes() < LARGE;
        batch.add(record);
        bytes += record.length;
        if (small && batch.bytes() >= LARGE) {
            large.add(log);
        }
    }

    /** Notes that records of a log are missing. */
    void missing(Log log, long records) {
        Log told = debts.size() < MOST_DEBTS || debts.containsKey(log) ? log : Log.DAEMON;
        debts.merge(told, records, Long::sum);
    }

    /** Whether so much waits that no more should be taken. */
    boolean isFull() {
        return bytes >= FULL;
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return shared.isEmpty() && accounts.isEmpty();
    }

    /**
     * Writes batches that have waited long enough, for a while.
     *
     * @param all those that have not, too
     */
    void write(boolean all) {
        long begun = System.nanoTime();
        boolean well = true;
        int written = 0;
        for (Log log = large.poll(); log != null; log = large.poll()) {
            Batch batch = (log instanceof Log.OfAccount ? accounts : shared).remove(log);
            if (batch != null) {
                well &= write(log, batch);
                written++;
            }
        }
        long patience = accounts.size() > CROWD ? PATIENCE_IN_A_CROWD : PATIENCE;
        for (Map<Log, Batch> batches : List.of(shared, accounts)) {
            long waiting = all ? 0 : batches == accounts ? patience : PATIENCE;
            Iterator<Map.Entry<Log, Batch>> oldest = batches.entrySet().iterator();
            while (oldest.hasNext() && System.nanoTime() - begun < SLICE) {
                Map.Entry<Log, Batch> next = oldest.next();
                if (begun - next.getValue().since() < waiting && bytes < PLENTY) {
                    break;
                }
                oldest.remove();
                well &= write(next.getKey(), next.getValue());
                written++;
            }
        }
        if (well && written > 0) {
            trouble.over();
        }
    }

    /** Says what is missing also in logs that nothing else is written to. */
    void settle() {
        int failures = 0;
        for (Log log : List.copyOf(debts.keySet())) {
            if (!write(log, new Batch(0)) && ++failures == MOST_FAILURES) {
                return;
            }
        }
    }

    private boolean write(Log log, Batch batch) {
        bytes -= batch.bytes();
        int records = batch.records();
        Long debt = debts.isEmpty() ? null : debts.get(log);
        if (debt != null) {
            batch.addFirst(wording.missing(log, System.currentTimeMillis(), debt));
        }
        try {
            appender.append(places.of(log), retention.of(log), batch.chunks(), batch.bytes());
            debts.remove(log);
            return true;
        } catch (IOException e) {
            lost.add(records);
            if (records > 0) {
                missing(log, records);
            }
            trouble.at(places.of(log), e);
            return false;
        }
    }
}
