package org.nasd.scheme.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns the thread that looks for changed schemes and brings the news to whoever listens. */
final class SchemeWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchemeWatcher.class);

    private static final long CLOSING_SECONDS = 5;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "nasd-schemes");
        made.setDaemon(true);
        return made;
    });

    private final Consumer<String> listener;
    private final Schemes schemes;
    private final SchemeDirectory directory;
    private final Duration interval;

    /**
     * Reads all schemes of the directory at once.
     *
     * @param interval between two looks at the directory
     * @param quiet how long nothing may have changed before a change is taken up
     * @param listener is told the names of schemes that changed, on this object's thread
     */
    SchemeWatcher(Path root, Duration interval, Duration quiet, Consumer<String> listener) {
        this.listener = listener;
        this.interval = interval;
        this.schemes = new Schemes(root, this::announce);
        this.directory = new SchemeDirectory(root, quiet, schemes);
        directory.readAll();
    }

    Schemes schemes() {
        return schemes;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look() {
        try {
            directory.scan(System.nanoTime());
        } catch (RuntimeException e) {
            LOG.error("Looking for changed schemes failed; it is tried again", e);
        }
    }

    private void announce(String name) {
        try {
            thread.execute(() -> listener.accept(name));
        } catch (RejectedExecutionException e) {
            LOG.debug("Scheme {} changed while this part was stopping", name);
        }
    }

    @Override
    public void close() {
        schemes.freeze();
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "The thread that watches schemes did not end within {} s; a directory may hang",
                        CLOSING_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
