package org.nasd.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
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
        return "A transaction of somebody else holds a snapshot while events flow through the main stack, so that no dead row of it can be cleaned away. They are put"
                + " there as by another node: what a node puts there itself it does not read. What the server needs for a page that nasd reads and for a thousand rows of such pages, by pg_stat_statements, in every tenth of the events.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int events = size.of(20_000, 300_000, 600_000);
        int part = events / PARTS;
        List<double[]> points = new ArrayList<>();
        try (PostgreSql server = new PostgreSql("shared_preload_libraries=pg_stat_statements");
                Database database = server.database(true);
                HikariDataSource somebody = database.pool(1, "");
                Nasd nasd = new Nasd(database.dataSource())) {
            Seed seed = database.seed();
            seed.run("CREATE EXTENSION pg_stat_statements");
            seed.manyNas(NAS, "Noop", 100, 1, true);
            seed.accounts(WholeLife.ACCOUNTS, NAS);
            nasd.refresh();
            part(nasd, database, part);
            for (int round = 0; round < size.of(1, 3, 5); round++) {
                seed.run("VACUUM EVENTS_STACK");
                Pages start = part(nasd, database, part);
                points.clear();
                points.add(new double[] {0, start.ofThousandRows()});
                Pages last = start;
                try (Connection snapshot = somebody.getConnection();
                        Statement statement = snapshot.createStatement()) {
                    snapshot.setAutoCommit(false);
                    snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                    statement.executeQuery("SELECT COUNT(*) FROM USERS").close();
                    for (int i = 1; i <= PARTS; i++) {
                        last = part(nasd, database, part);
                        points.add(new double[] {(double) i * events / PARTS, last.ofThousandRows()});
                    }
                    snapshot.rollback();
                }
                figures(result, "before the snapshot", start);
                figures(result, "the last tenth", last);
                result.figure("the last tenth / before", "a thousand rows", "times")
                        .add(last.ofThousandRows() / start.ofThousandRows());
                result.figure("the last tenth / before", "a page", "times").add(last.ofOne() / start.ofOne());
            }
        }
        result.series(new Series(
                "Reading pages while a snapshot is held (last round)",
                "events since the snapshot",
                "ms for 1,000 rows",
                false,
                List.of(new Series.Line("nasd's pages", points))));
        for (String what : List.of("a thousand rows", "a page")) {
            result.atMost(
                    "latency of " + what + " at the end / at the start",
                    result.figure("the last tenth / before", what, "times").median(),
                    "times",
                    2);
        }
        result.setting("events", events);
    }

    private static void figures(Result result, String when, Pages pages) {
        result.figure("a thousand rows", when, "ms").add(pages.ofThousandRows());
        result.figure("a page", when, "ms").add(pages.ofOne());
        result.figure("rows of a page", when, "rows").add(pages.rows());
    }

    /**
     * What the server needed for pages.
     *
     * @param ofOne milliseconds
     * @param ofThousandRows milliseconds
     * @param rows of a page, on average
     */
    private record Pages(double ofOne, double ofThousandRows, double rows) {}

    private static Pages part(Nasd nasd, Database database, int events) throws Exception {
        Seed seed = database.seed();
        long mark = nasd.noop.done.get();
        seed.run("ANALYZE EVENTS_STACK");
        seed.run("SELECT pg_stat_statements_reset()");
        seed.more(events, WholeLife.ACCOUNTS, NAS);
        nasd.awaitDone(mark, events);
        return pages(database);
    }

    private static Pages pages(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT SUM(total_exec_time) / SUM(calls), SUM(total_exec_time) /"
                        + " NULLIF(SUM(rows), 0) * 1000, SUM(rows) / SUM(calls) " + PAGES)) {
            row.next();
            Pages pages = new Pages(row.getDouble(1), row.getDouble(2), row.getDouble(3));
            if (row.wasNull()) {
                throw new IllegalStateException(
                        "pg_stat_statements saw no page being read: have the statements changed?");
            }
            return pages;
        }
    }
}
