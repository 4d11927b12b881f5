package org.nasd.transcript.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.nasd.api.transcript.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of the one thread that writes: takes entries, puts them into words, and adds them to their logs batch by batch. */
final class LogWriter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private static final int MOST_AT_ONCE = 1024;
    private static final Duration ROUND = Duration.ofMillis(20);
    private static final long IDLE = Duration.ofMillis(100).toNanos();
    private static final long TICK = Duration.ofSeconds(1).toNanos();

    private final Mailbox mailbox;
    private final Wording wording;
    private final Logbook logbook;
    private final Pruner pruner;
    private final LongAdder lost;
    private final List<Entry> taken = new ArrayList<>(MOST_AT_ONCE);

    private long busy = System.nanoTime();
    private long ticked = busy;

    LogWriter(Mailbox mailbox, Wording wording, Logbook logbook, Pruner pruner, LongAdder lost) {
        this.mailbox = mailbox;
        this.wording = wording;
        this.logbook = logbook;
        this.pruner = pruner;
        this.lost = lost;
    }

    @Override
    public void run() {
        try (pruner) {
            while (!(mailbox.isClosed() && mailbox.isEmpty() && logbook.isEmpty())) {
                turn();
            }
            logbook.settle();
        } catch (InterruptedException e) {
            LOG.debug("The writer of logs was told to leave the rest unwritten");
        }
    }

    private void turn() throws InterruptedException {
        int count = logbook.isFull() ? 0 : mailbox.take(taken, MOST_AT_ONCE);
        long now = System.nanoTime();
        if (count > 0) {
            busy = now;
            putIntoWords();
        }
        logbook.write(mailbox.isClosed() || now - busy >= IDLE);
        if (now - ticked >= TICK) {
            ticked = now;
            mailbox.takeDrops().forEach(logbook::missing);
            logbook.settle();
            pruner.step(System.currentTimeMillis());
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (count < MOST_AT_ONCE && !logbook.isFull()) {
            Thread.sleep(ROUND.toMillis());
        }
    }

    private void putIntoWords() {
        for (Entry entry : taken) {
            try {
                enter(entry);
            } catch (RuntimeException e) {
                wording.reset();
                lost.increment();
                LOG.error("A line for the log of {} could not be put into words and is lost", entry.log(), e);
            }
        }
        mailbox.release(taken);
        taken.clear();
    }

    private void enter(Entry entry) {
        if (entry instanceof Entry.Attempt attempt) {
            Delivery delivery = attempt.delivery();
            enter(entry.log(), delivery.abonentId(), delivery.userId(), wording.of(attempt));
        } else if (entry instanceof Entry.Remark remark) {
            enter(entry.log(), remark.abonentId(), remark.userId(), wording.of(remark));
        } else if (entry instanceof Entry.Daemon daemon) {
            logbook.add(Log.DAEMON, wording.of(daemon));
        }
    }

    private void enter(Log nas, Long abonentId, long userId, byte[] record) {
        logbook.add(nas, record);
        if (abonentId != null && userId != 0) {
            logbook.add(new Log.OfAccount(abonentId, userId), record);
        }
    }
}
