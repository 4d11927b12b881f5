package org.nasd.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.nasd.api.stack.MainStack;
import org.nasd.stack.testing.TestDatabase;

/**
 * T2: ordered dispatch to a device that does everything at once, on a durable PostgreSQL, with full rows, templates and transcripts, beside
 * db-scheduler at its best of a sweep.
 */
final class DispatchAgainstDbScheduler {

    private static final String SCHEDULER = "org.nasd.scheduler";
    private static final int NASD_EVENTS = 200_000;
    private static final int ACCOUNTS = 20_000;
    private static final int NAS = 4;
    private static final int JOBS = 30_000;
    private static final int ROUNDS = 3;

    void run() throws Exception {
        System.setProperty("nasd.test.postgresql.fsync", "on");
        try (TestDatabase database = TestDatabase.postgresql();
                TestDatabase peer = TestDatabase.postgresql()) {
            Seed seed = new Seed(database.dataSource());
            NoopDriver noop = new NoopDriver();
            try (Container nasd = start(database, noop)) {
                for (int i = 1; i <= NAS; i++) {
                    seed.nas(i, "Noop", 100, 1);
                }
                prepare(peer);
                int best = bestThreads(peer);
                Figures ours = new Figures();
                Figures theirs = new Figures();
                ours(nasd, seed);
                for (int round = 0; round < ROUNDS; round++) {
                    ours.add(ours(nasd, seed));
                    theirs.add(theirs(peer, best));
                }
                Figures.print(
                        "T2 ordered dispatch, events per second",
                        Figures.row(
                                "nasd, " + ACCOUNTS + " accounts, " + NAS + " NAS x 100 forks", "%s", ours.spread()),
                        Figures.row("db-scheduler, " + best + " threads", "%s", theirs.spread()),
                        Figures.row("ratio (target 8)", "%.1f", ours.median() / theirs.median()));
            }
        }
    }

    private static Container start(TestDatabase database, NoopDriver noop) throws Exception {
        Path work = Files.createTempDirectory("nasd-benchmark-");
        Container nasd = new Container(work, Path.of("oss").toAbsolutePath(), database.dataSource());
        nasd.add("noop", noop);
        nasd.service(MainStack.class);
        return nasd;
    }

    private static double ours(Container nasd, Seed seed) throws Exception {
        nasd.run(SCHEDULER, false);
        seed.main(NASD_EVENTS, ACCOUNTS, NAS);
        long start = System.nanoTime();
        nasd.run(SCHEDULER, true);
        return NASD_EVENTS / seed.secondsUntilEmpty("EVENTS_STACK", start);
    }

    private static void prepare(TestDatabase peer) throws Exception {
        Seed sql = new Seed(peer.dataSource());
        sql.run("CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,"
                + " execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text, last_success timestamptz,"
                + " last_failure timestamptz, consecutive_failures int, last_heartbeat timestamptz, version bigint NOT NULL,"
                + " priority smallint, PRIMARY KEY (task_name, task_instance))");
        sql.run("CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)");
        sql.run("CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");
    }

    private static int bestThreads(TestDatabase peer) throws Exception {
        int best = 0;
        double most = 0;
        List<String> sweep = new ArrayList<>();
        for (int threads : new int[] {8, 20, 50, 100}) {
            double rate = theirs(peer, threads);
            sweep.add(threads + " threads: " + Math.round(rate));
            if (rate > most) {
                most = rate;
                best = threads;
            }
        }
        System.out.println("db-scheduler sweep, jobs per second: " + String.join(", ", sweep));
        return best;
    }

    private static double theirs(TestDatabase peer, int threads) throws Exception {
        Seed sql = new Seed(peer.dataSource());
        sql.run("TRUNCATE scheduled_tasks");
        sql.run("INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " SELECT 'noop', i::text, now() - interval '1 hour', false, 1 FROM generate_series(1, " + JOBS
                + ") AS i");
        sql.run("VACUUM ANALYZE scheduled_tasks");
        sql.run("CHECKPOINT");
        AtomicLong done = new AtomicLong();
        OneTimeTask<Void> noop = Tasks.oneTime("noop").execute((instance, context) -> done.incrementAndGet());
        var config = new com.zaxxer.hikari.HikariConfig();
        config.setJdbcUrl(peer.url() + "&prepareThreshold=1");
        config.setUsername(peer.user());
        config.setPassword(peer.password());
        config.setMaximumPoolSize(threads + 4);
        try (var pool = new com.zaxxer.hikari.HikariDataSource(config)) {
            Scheduler scheduler = Scheduler.create(pool, noop)
                    .threads(threads)
                    .pollUsingLockAndFetch(1.0, 4.0)
                    .pollingInterval(Duration.ofMillis(100))
                    .build();
            long start = System.nanoTime();
            scheduler.start();
            double seconds = sql.secondsUntilEmpty("scheduled_tasks", start);
            scheduler.stop();
            return JOBS / seconds;
        }
    }
}
