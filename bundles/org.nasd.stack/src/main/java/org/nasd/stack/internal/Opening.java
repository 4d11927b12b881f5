package org.nasd.stack.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nasd.api.health.HealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the stacks as soon as their database lets it, on a thread of its own, and says until then what is in the way. Nothing here is
 * interrupted: an interrupt in the middle of a write makes H2 close its file.
 */
final class Opening implements HealthCheck, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Supplier<Stacks> open;
    private final Consumer<Stacks> opened;
    private final Duration firstPause;
    private final Duration longestPause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "nasd-stack-open");

    private volatile String obstacle = "the stacks are being opened";
    private volatile Stacks stacks;

    /**
     * @param open connects and migrates, or throws
     * @param opened takes the stacks, on the opening thread
     */
    Opening(Supplier<Stacks> open, Consumer<Stacks> opened) {
        this(open, opened, Duration.ofMillis(500), Duration.ofSeconds(15));
    }

    Opening(Supplier<Stacks> open, Consumer<Stacks> opened, Duration firstPause, Duration longestPause) {
        this.open = open;
        this.opened = opened;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        Duration pause = firstPause;
        try {
            while (!tryOnce() && !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(longestPause) > 0 ? longestPause : longer;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryOnce() {
        try {
            settle(open.get());
            return true;
        } catch (RuntimeException e) {
            failed(e);
            return false;
        }
    }

    private void settle(Stacks now) {
        stacks = now;
        if (closed.getCount() == 0) {
            now.close();
            return;
        }
        LOG.info("The stacks are open in {}", now.databaseName());
        obstacle = null;
        opened.accept(now);
    }

    // the database may stay away for hours; one line says so, another when the reason changes
    private void failed(RuntimeException e) {
        String reason = "the stacks cannot be opened: " + e.getMessage();
        if (!reason.equals(obstacle)) {
            LOG.error(
                    "{}. Nothing is sent until then; trying again at most {} s apart",
                    reason,
                    longestPause.toSeconds());
            LOG.debug("Opening failed", e);
        }
        obstacle = reason;
    }

    @Override
    public String name() {
        return STACK;
    }

    @Override
    public List<String> problems() {
        String inTheWay = obstacle;
        Stacks present = stacks;
        return inTheWay != null || present == null ? List.of(String.valueOf(inTheWay)) : present.problems();
    }

    /** Stops trying; closes the stacks if they were opened. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stacks != null) {
            stacks.close();
        }
    }
}
