// pg-boss, strictly in order by key: node pgboss.mjs <url> ordered <jobs> <keys>
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { asked, counter, say } from './talk.mjs';

const [url, , jobs, keys] = process.argv.slice(2);
const total = Number(jobs);
const client = new pg.Client({ connectionString: url });
await client.connect();
await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE');
const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false, max: 10 });
boss.on('error', (error) => console.error(String(error)));
await boss.start();
await boss.createQueue('events', { policy: 'key_strict_fifo', partition: true });
for (let from = 0; from < total; from += 5000) {
  const some = [];
  for (let i = from; i < Math.min(total, from + 5000); i++) {
    some.push({ data: { id: i }, singletonKey: 'k' + (i % Number(keys)) });
  }
  await boss.insert('events', some);
}
await client.query('VACUUM ANALYZE');
await client.query('CHECKPOINT');
await client.end();

const handled = counter(total);
say({ ready: true });
await asked();
await boss.work(
  'events',
  { batchSize: 500, localConcurrency: 4, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true },
  async (batch) => handled(batch.length));
