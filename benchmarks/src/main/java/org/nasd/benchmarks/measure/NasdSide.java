package org.nasd.benchmarks.measure;

import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.bench.Usage;
import org.nasd.benchmarks.profile.Round;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** nasd's dispatch on its own: rows in EVENTS_STACK, in order per account, templates, driver, transcripts, rows gone. */
final class NasdSide implements Side {

    static final String NAME = "nasd";
    static final int ACCOUNTS = 20_000;

    private static final int NAS = 4;

    private final int events;
    private final Database database;
    private final Seed seed;
    private final Nasd nasd;
    private String used = "";

    NasdSide(PostgreSql server, boolean durable, Size size) throws Exception {
        events = size.of(20_000, 200_000, 300_000);
        database = server.database(durable);
        seed = database.seed();
        nasd = new Nasd(database.dataSource());
        for (int i = 1; i <= NAS; i++) {
            seed.nas(i, "Noop", 100, 1);
        }
        round();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double round() throws Exception {
        nasd.scheduler(false);
        seed.main(events, ACCOUNTS, NAS);
        long mark = nasd.noop.done.get();
        Usage usage = Usage.begin(database);
        Round marked = Round.begun(events);
        long start = System.nanoTime();
        nasd.scheduler(true);
        nasd.awaitDone(mark, events);
        double rate = events / seed.secondsUntilEmpty("EVENTS_STACK", start);
        marked.commit();
        used = usage.end("nasd while it dispatches");
        return rate;
    }

    /** Writes down what limits it. */
    void explain(Result result, String group) throws Exception {
        result.limit(group + ", " + used);
        result.figure("one commit, " + group, "PostgreSQL, one row", "ms").add(database.commitMillis(200));
        result.setting("events of nasd", events);
        result.setting("accounts", ACCOUNTS);
        result.setting("NAS", NAS + " with 100 forks");
    }

    @Override
    public void close() throws Exception {
        nasd.close();
        database.close();
    }
}
