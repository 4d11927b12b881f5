package org.nasd.benchmarks.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Series;
import org.nasd.benchmarks.result.Size;

/** T10: a forgotten transaction keeps every dead row of the stack; reading a page must not become slow. */
final class HeldSnapshot implements Target {

    private static final int PARTS = 10;
    private static final int NAS = 4;
    private static final String PAGES =
            "FROM pg_stat_statements WHERE query ILIKE 'SELECT%FROM EVENTS_STACK S WHERE S.NAS_ID = $1"
                    + " AND S.ID > $2%ORDER BY S.NAS_ID, S.ID LIMIT%'";

    @Override
    public String title() {
        return "A snapshot held open";
    }

    @Override
    public String about() {
        return "A transaction of somebody else holds a snapshot while events flow through both stacks, so that no dead row of the stack can be cleaned away. What the"
                + " server needs for a thousand rows of the pages that nasd reads, by pg_stat_statements, in every tenth of the events.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int events = size.of(20_000, 300_000, 600_000);
        int part = events / PARTS;
        List<double[]> points = new ArrayList<>();
        try (PostgreSql server = new PostgreSql("shared_preload_libraries=pg_stat_statements");
                Database database = server.database(true);
                Nasd nasd = new Nasd(database.dataSource())) {
            Seed seed = database.seed();
            seed.run("CREATE EXTENSION pg_stat_statements");
            seed.manyNas(NAS, "Noop", 100, 1, true);
            seed.accounts(WholeLife.ACCOUNTS, NAS);
            nasd.refresh();
            part(nasd, database, part);
            for (int round = 0; round < size.of(1, 3, 5); round++) {
                seed.run("VACUUM EVENTS_STACK");
                double start = part(nasd, database, part);
                points.clear();
                points.add(new double[] {0, start});
                double last = start;
                try (Connection snapshot = database.dataSource().getConnection();
                        Statement statement = snapshot.createStatement()) {
                    snapshot.setAutoCommit(false);
                    snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                    statement.executeQuery("SELECT COUNT(*) FROM USERS").close();
                    for (int i = 1; i <= PARTS; i++) {
                        last = part(nasd, database, part);
                        points.add(new double[] {(double) i * events / PARTS, last});
                    }
                    snapshot.rollback();
                    snapshot.setAutoCommit(true);
                    snapshot.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                }
                result.figure("a thousand rows of pages", "before the snapshot", "ms")
                        .add(start);
                result.figure("a thousand rows of pages", "the last tenth", "ms")
                        .add(last);
                result.figure("the last tenth / before", "nasd", "times").add(last / start);
            }
        }
        result.series(new Series(
                "Reading pages while a snapshot is held (last round)",
                "events since the snapshot",
                "ms for 1,000 rows",
                false,
                List.of(new Series.Line("nasd's pages", points))));
        result.atMost(
                "page latency at the end / at the start",
                result.figure("the last tenth / before", "nasd", "times").median(),
                "times",
                2);
        result.setting("events", events);
    }

    private static double part(Nasd nasd, Database database, int events) throws Exception {
        Seed seed = database.seed();
        long mark = nasd.noop.done.get();
        seed.run("ANALYZE EVENTS_STACK");
        seed.run("SELECT pg_stat_statements_reset()");
        for (int from = 0; from < events; from += WholeLife.BATCH) {
            WholeLife.insert(seed, from);
        }
        nasd.awaitDone(mark, events);
        return millis(database);
    }

    private static double millis(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT SUM(total_exec_time) / SUM(rows) * 1000 " + PAGES)) {
            row.next();
            double millis = row.getDouble(1);
            if (row.wasNull()) {
                throw new IllegalStateException(
                        "pg_stat_statements saw no page being read: have the statements changed?");
            }
            return millis;
        }
    }
}
