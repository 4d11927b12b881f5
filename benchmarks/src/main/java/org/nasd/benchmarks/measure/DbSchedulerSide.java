package org.nasd.benchmarks.measure;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** db-scheduler at its best of a sweep over threads and polling. It knows no order. */
final class DbSchedulerSide implements Side {

    private static final int[] THREADS = {8, 20, 50, 100};
    private static final double[][] FETCHES = {{1, 4}, {2, 10}, {2, 20}, {4, 20}};

    private final int jobs;
    private final Database database;
    private final Seed sql;
    private Way best;

    private record Way(int threads, double lower, double upper) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d threads, pollUsingLockAndFetch(%.0f, %.0f)", threads, lower, upper);
        }
    }

    DbSchedulerSide(PostgreSql server, boolean durable, Size size, Result result) throws Exception {
        database = server.database(durable);
        sql = database.seed();
        sql.run("CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,"
                + " execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text, last_success timestamptz,"
                + " last_failure timestamptz, consecutive_failures int, last_heartbeat timestamptz, version bigint NOT NULL,"
                + " priority smallint, PRIMARY KEY (task_name, task_instance))");
        sql.run("CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)");
        sql.run("CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");
        jobs = size.of(2_000, 30_000, 100_000);
        best = sweep(size);
        result.setting(
                "db-scheduler 16.12.0, " + (durable ? "durable" : "not durable"), best + ", the best of the sweep");
        result.setting("jobs of db-scheduler", jobs);
    }

    private Way sweep(Size size) throws Exception {
        Way found = new Way(50, 1, 4);
        double most = 0;
        int some = size.of(0, 5_000, 30_000);
        for (int threads : some == 0 ? new int[0] : THREADS) {
            for (double[] fetch : FETCHES) {
                Way way = new Way(threads, fetch[0], fetch[1]);
                double rate = run(way, some);
                System.out.printf(Locale.ROOT, "  db-scheduler, %s: %,.0f per second%n", way, rate);
                if (rate > most) {
                    most = rate;
                    found = way;
                }
            }
        }
        return found;
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public double round() throws Exception {
        return run(best, jobs);
    }

    private double run(Way way, int count) throws Exception {
        sql.run("TRUNCATE scheduled_tasks");
        sql.run("INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " SELECT 'noop', i::text, now() - interval '1 hour', false, 1 FROM generate_series(1, " + count
                + ") AS i");
        sql.run("VACUUM ANALYZE scheduled_tasks");
        sql.run("CHECKPOINT");
        AtomicLong done = new AtomicLong();
        OneTimeTask<Void> noop = Tasks.oneTime("noop").execute((instance, context) -> done.incrementAndGet());
        try (var pool = database.pool(way.threads() + 4, "&prepareThreshold=1")) {
            Scheduler scheduler = Scheduler.create(pool, noop)
                    .threads(way.threads())
                    .pollUsingLockAndFetch(way.lower(), way.upper())
                    .pollingInterval(Duration.ofMillis(100))
                    .build();
            long start = System.nanoTime();
            scheduler.start();
            while (done.get() < count) {
                LockSupport.parkNanos(500_000);
            }
            double seconds = sql.secondsUntilEmpty("scheduled_tasks", start);
            scheduler.stop();
            return count / seconds;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
