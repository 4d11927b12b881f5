// graphile-worker: node graphile.mjs <url> unordered|ordered|latency <jobs> <keys>
import { run, runMigrations, runOnce } from 'graphile-worker';
import pg from 'pg';
import { asked, counter, say } from './talk.mjs';

const [url, mode, jobs, keys] = process.argv.slice(2);
const total = Number(jobs);
const batched = {
  worker: {
    connectionString: url,
    concurrentJobs: 24,
    maxPoolSize: 25,
    localQueue: { size: 500, refetchDelay: { durationMs: 10 } },
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
  },
};

const seed = async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('DROP SCHEMA IF EXISTS graphile_worker CASCADE');
  await runMigrations({ connectionString: url });
  const queue = mode === 'ordered' ? `'q' || (i % ${keys})` : 'NULL';
  if (total > 0) {
    await client.query(
      `SELECT count(*) FROM graphile_worker.add_jobs((SELECT array_agg(('noop', json_build_object('id', i), ${queue},
        NULL, NULL, NULL, NULL, NULL)::graphile_worker.job_spec ORDER BY i) FROM generate_series(1, ${total}) AS i))`);
  }
  await client.query('VACUUM ANALYZE');
  await client.query('CHECKPOINT');
  await client.end();
};

await seed();
if (mode === 'latency') {
  // One job after another: no batching, which would only delay; the process waits for notifications.
  await run({
    preset: { worker: { connectionString: url, concurrentJobs: 24, maxPoolSize: 25 } },
    taskList: { stamp: async () => say({ nanos: String(process.hrtime.bigint()) }) },
  });
  say({ ready: true });
} else {
  const handled = counter(total);
  say({ ready: true });
  await asked();
  const options = { preset: batched, taskList: { noop: async () => handled(1) } };
  await (mode === 'ordered' ? run(options) : runOnce(options));
}
