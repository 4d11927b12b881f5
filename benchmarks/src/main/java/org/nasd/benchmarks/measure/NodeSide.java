package org.nasd.benchmarks.measure;

import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Peer;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** A queue on PostgreSQL written for Node.js; its process is started and its jobs are there before the time counts. */
final class NodeSide implements Side {

    private final String name;
    private final String script;
    private final String mode;
    private final String left;
    private final int jobs;
    private final Database database;

    private NodeSide(String name, String script, String mode, String left, int jobs, Database database) {
        this.name = name;
        this.script = script;
        this.mode = mode;
        this.left = left;
        this.jobs = jobs;
        this.database = database;
    }

    static NodeSide graphileUnordered(PostgreSql server, boolean durable, Size size, Result result) throws Exception {
        return graphile(
                "graphile-worker, unordered", "unordered", size.of(5_000, 150_000, 300_000), server, durable, result);
    }

    static NodeSide graphileOrdered(PostgreSql server, boolean durable, Size size, Result result) throws Exception {
        return graphile(
                "graphile-worker, named queues", "ordered", size.of(2_000, 40_000, 100_000), server, durable, result);
    }

    private static NodeSide graphile(
            String name, String mode, int jobs, PostgreSql server, boolean durable, Result result) throws Exception {
        result.setting(
                "graphile-worker 0.18.0",
                "concurrentJobs 24, maxPoolSize 25, localQueue 500, refetchDelay 10 ms, completeJobBatchDelay 0");
        result.setting("jobs of " + name, jobs);
        return new NodeSide(
                name,
                "graphile.mjs",
                mode,
                "SELECT 1 FROM graphile_worker._private_jobs LIMIT 1",
                jobs,
                server.database(durable));
    }

    static NodeSide pgBoss(PostgreSql server, boolean durable, Size size, Result result) throws Exception {
        int jobs = size.of(1_000, 20_000, 100_000);
        result.setting(
                "pg-boss 12.38.0", "key_strict_fifo, partition, batchSize 500, localConcurrency 4, burstWhenBatchFull");
        result.setting("jobs of pg-boss", jobs);
        return new NodeSide(
                "pg-boss, key_strict_fifo",
                "pgboss.mjs",
                "ordered",
                "SELECT 1 FROM pgboss.job WHERE state < 'completed' LIMIT 1",
                jobs,
                server.database(durable));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double round() throws Exception {
        try (Peer peer = Peer.node(script, database.plainUrl(), mode, jobs, NasdSide.ACCOUNTS)) {
            peer.await("ready");
            long start = System.nanoTime();
            peer.tell("go");
            peer.await("handled");
            return jobs / database.seed().secondsUntilNone(left, start);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
