package org.nasd.operations.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.nasd.api.operations.Caller;
import org.nasd.api.stack.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each entry to another trail at once, and to the database in the background by a thread of its own. Nobody who acts waits for
 * the database or is stopped by it: entries that find the queue full are only in the other trail, and the database is told how many.
 */
final class DurableAudit implements AuditTrail, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DurableAudit.class);

    private static final int QUEUE = 10_000;
    private static final int BATCH = 500;
    private static final int MAX_NAME = 64;
    private static final int MAX_TEXT = 1000;
    private static final Duration LATE = Duration.ofSeconds(10);

    /**
     * @param retry how long to wait before what failed is tried again
     * @param stop how long stopping may take
     */
    record Timing(Duration retry, Duration stop) {
        static final Timing USUAL = new Timing(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    private record Noted(AuditEntry entry, long at) {}

    private final AuditTrail atOnce;
    private final AuditLog log;
    private final Timing timing;
    private final BlockingQueue<Noted> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong missing = new AtomicLong();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile int inHand;

    DurableAudit(AuditTrail atOnce, AuditLog log, Timing timing) {
        this.atOnce = atOnce;
        this.log = log;
        this.timing = timing;
        this.thread = Threads.named("nasd-audit").newThread(this::run);
        thread.start();
    }

    @Override
    public void record(AuditEntry entry) {
        atOnce.record(entry);
        if (!queue.offer(new Noted(entry, System.nanoTime()))) {
            missing.incrementAndGet();
        }
    }

    /** How many entries wait to be written to the database, or will never be. */
    long unwritten() {
        return queue.size() + inHand + missing.get();
    }

    private void run() {
        boolean troubled = false;
        List<Noted> batch = new ArrayList<>();
        while (true) {
            try {
                if (batch.isEmpty()) {
                    collect(batch);
                }
                if (batch.isEmpty()) {
                    if (stopping.getCount() == 0) {
                        return;
                    }
                    continue;
                }
                troubled = write(batch, troubled);
                if (troubled && stopping.await(timing.retry().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void collect(List<Noted> batch) throws InterruptedException {
        Noted first = stopping.getCount() == 0 ? queue.poll() : queue.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH - 1);
            inHand = batch.size();
        }
    }

    /** @return whether it failed, and the batch is still there */
    private boolean write(List<Noted> batch, boolean troubledBefore) {
        long lost = missing.get();
        List<AuditLog.Entry> entries =
                new ArrayList<>(batch.stream().map(DurableAudit::entry).toList());
        if (lost > 0) {
            entries.add(new AuditLog.Entry(
                    0, null, "nasd", "none", "nasd", "write the audit", lost + " entries are only in audit.log"));
        }
        try {
            log.append(entries);
        } catch (RuntimeException e) {
            if (!troubledBefore) {
                LOG.warn(
                        "The audit cannot be written to the database now, and waits; audit.log has it: {}",
                        e.toString());
            }
            return true;
        }
        if (troubledBefore) {
            LOG.info("The audit is written to the database again");
        }
        missing.addAndGet(-lost);
        batch.clear();
        inHand = 0;
        return false;
    }

    private static AuditLog.Entry entry(Noted noted) {
        Caller caller = noted.entry().caller();
        long late = (System.nanoTime() - noted.at()) / 1_000_000_000;
        String result = late < LATE.toSeconds()
                ? noted.entry().result()
                : noted.entry().result() + " (" + late + " s before it could be written here)";
        return new AuditLog.Entry(
                0,
                null,
                cut(caller.name(), MAX_NAME),
                caller.role().name().toLowerCase(Locale.ROOT),
                cut(caller.origin(), MAX_NAME),
                cut(noted.entry().action(), MAX_TEXT),
                cut(result, MAX_TEXT));
    }

    /** No entry may be such that the database refuses it, and all that come after it. */
    private static String cut(String made, int length) {
        String text = made.replace('\0', ' ');
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }

    /** Writes what waits, for as long as stopping may take. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(timing.stop().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        if (unwritten() > 0) {
            LOG.warn("{} entries of the audit did not reach the database; audit.log has them", unwritten());
        }
    }
}
