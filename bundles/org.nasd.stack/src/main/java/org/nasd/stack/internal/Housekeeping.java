package org.nasd.stack.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.nasd.api.stack.StackException;
import org.nasd.stack.internal.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what has been kept long enough, by the database's clock, in short transactions. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration ORDERS_KEPT = Duration.ofHours(24);
    private static final int BATCH = 1_000;
    private static final int MOST_BATCHES = 1_000;

    private final Database database;
    private final StackSettings settings;
    private final ScheduledExecutorService executor;

    Housekeeping(Database database, StackSettings settings) {
        this.database = database;
        this.settings = settings;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "nasd-stack-housekeeping");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(this::run, FIRST.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    private void run() {
        try {
            clean();
        } catch (StackException e) {
            LOG.warn("Old rows stay until the next try in {} min: {}", INTERVAL.toMinutes(), e.getMessage());
        } catch (RuntimeException e) {
            // thrown on, it would end the removing for good
            LOG.error("Old rows stay until the next try in {} min", INTERVAL.toMinutes(), e);
        }
    }

    /** Removes everything that is old enough now. */
    void clean() {
        StackSettings.Keep keep = settings.keep();
        remove("EVENT_ATTEMPTS", "ID", "ID", "RECORDED_DATE", keep.attempts());
        remove("EVENTS_FAILED", "ID", "FAILED_DATE", "FAILED_DATE", keep.failed());
        remove("IDEMPOTENCY_KEYS", "IDEMPOTENCY_KEY", "CREATED_DATE", "CREATED_DATE", keep.keys());
        remove("AUDIT", "ID", "ID", "AUDIT_DATE", keep.audit());
        if (database.dialect().isShared()) {
            remove("NODE_ORDERS", "ID", "ID", "ORDERED_DATE", ORDERS_KEPT);
        }
        remove("NAS_HISTORY", "MINUTE_DATE", "MINUTE_DATE", "MINUTE_DATE", keep.history());
    }

    // where the key is shared by rows, as minutes are, a batch is somewhat larger
    private void remove(String table, String key, String order, String date, Duration keep) {
        String old = date + " < (SELECT " + database.dialect().inMillis("CAST(? AS BIGINT)") + ")";
        String sql = database.dialect().deleteSome(table, key, old, order, BATCH);
        long removed = 0;
        int batch = BATCH;
        for (int i = 0;
                batch >= BATCH && i < MOST_BATCHES && !Thread.currentThread().isInterrupted();
                i++) {
            batch = database.change("remove old rows of " + table, session -> session.update(sql, -keep.toMillis()));
            removed += batch;
        }
        if (removed > 0) {
            LOG.info("Removed {} rows of {} older than {} h", removed, table, keep.toHours());
        }
    }

    /** Ends after the batch under way, which is not interrupted: an interrupt in the middle of a write makes H2 close its file. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Removing old rows goes on for a while: the database is slow");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
