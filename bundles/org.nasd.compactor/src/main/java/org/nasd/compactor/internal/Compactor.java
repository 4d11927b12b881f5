package org.nasd.compactor.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that takes the compact stack to the main stack, round by round, and what is to be said of its health. */
final class Compactor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STALL = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);

    /** Something fails since a moment of the monotonic clock. */
    private record Trouble(long since, String reason) {}

    private final Parts parts;
    private final LongSupplier clock;
    private final Thread thread;
    private final Semaphore arrived = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile CompactorSettings settings;
    private volatile Trouble trouble;
    private volatile long lastRound;
    private boolean led;
    private Duration pause = FIRST_PAUSE;

    /** What the thread works with; only the thread touches it, except where a method says otherwise. */
    record Parts(
            Walk walk, Mover mover, FactFinder finder, Memory memory, NasSnapshots snapshots, Leadership leadership) {}

    Compactor(Parts parts, CompactorSettings settings, LongSupplier clock) {
        this.parts = parts;
        this.settings = settings;
        this.clock = clock;
        this.lastRound = clock.getAsLong();
        this.thread = new Thread(this::run, "nasd-compactor");
        this.thread.setDaemon(true);
        this.thread.setUncaughtExceptionHandler(
                (t, e) -> LOG.error("The compactor's thread has ended: restart nasd", e));
    }

    void start() {
        thread.start();
    }

    void settings(CompactorSettings changed) {
        settings = changed;
    }

    /** There may be something to do. Does not block. */
    void wake() {
        if (arrived.availablePermits() == 0) {
            arrived.release();
        }
    }

    /** Settings of a NAS changed. Does not block. */
    void nasChanged() {
        parts.snapshots().drop();
    }

    private void run() {
        try {
            while (!isStopping()) {
                boolean more = attempt();
                if (trouble != null) {
                    // Not to be shortened by events that arrive: they do not heal the database.
                    stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                } else if (!more && arrived.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    arrived.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("The compactor's thread was interrupted by somebody else and ends");
        }
    }

    private boolean attempt() {
        try {
            boolean more = lead() && parts.walk().round(settings, this::isStopping);
            recovered();
            return more;
        } catch (RuntimeException e) {
            failed(e);
            return false;
        } finally {
            lastRound = clock.getAsLong();
        }
    }

    private boolean lead() {
        boolean leads = parts.leadership().held();
        if (leads && !led) {
            parts.finder().forget();
            parts.mover().forget();
        }
        led = leads;
        parts.memory().capacity(settings.memory());
        return leads;
    }

    private void failed(RuntimeException e) {
        if (trouble == null) {
            trouble = new Trouble(clock.getAsLong(), Texts.reason(e));
            LOG.error("Events cannot be taken from the compact stack; they wait there and are tried again", e);
        } else {
            trouble = new Trouble(trouble.since(), Texts.reason(e));
        }
    }

    private void recovered() {
        if (trouble != null) {
            LOG.info("Events are taken from the compact stack again, after {} s", seconds(trouble.since()));
            trouble = null;
        }
        pause = FIRST_PAUSE;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private long seconds(long since) {
        return Duration.ofNanos(clock.getAsLong() - since).toSeconds();
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Trouble current = trouble;
        if (!thread.isAlive()) {
            problems.add(
                    "the compactor's thread does not run: events stay in the compact stack; restart nasd and report its log");
        } else if (current != null) {
            problems.add("events cannot leave the compact stack since " + seconds(current.since()) + " s: "
                    + current.reason() + "; they are tried again, see to the database");
        } else if (seconds(lastRound) > STALL.toSeconds()) {
            problems.add("the compactor hangs since " + seconds(lastRound) + " s (the oldest event it saw was "
                    + (parts.walk().oldest().toSeconds() + seconds(lastRound))
                    + " s old by now): look at the database's locks and at the thread nasd-compactor");
        }
        return problems;
    }

    /** Ends the thread after the transaction it is in. */
    @Override
    public void close() {
        stopping.countDown();
        wake();
        try {
            // No interrupt: inside a database call it would break the connection, and close an embedded database's
            // file.
            thread.join(STOP.toMillis());
            if (thread.isAlive()) {
                LOG.warn("The compactor waits for the database; its thread ends once that answers");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
