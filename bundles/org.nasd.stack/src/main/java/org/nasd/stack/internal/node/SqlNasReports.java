package org.nasd.stack.internal.node;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.stack.NasReports;
import org.nasd.stack.internal.lease.NodeIdentity;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Row;
import org.nasd.stack.internal.sql.Text;

/** NAS_REPORTS. */
public final class SqlNasReports implements NasReports {

    private static final String COLUMNS = "STATE, REASON, SINCE, DRIVER, FORKS, BUSY, CONCURRENCY, SESSIONS, IN_MEMORY,"
            + " DONE, POSTPONED, FAILED, SUPERSEDED, P50_MICROS, P95_MICROS";

    private static final String[] TYPED = {
        "NAS_ID BIGINT",
        "NODE_ID VARCHAR",
        "STATE VARCHAR",
        "REASON VARCHAR",
        "SINCE TIMESTAMPTZ",
        "DRIVER VARCHAR",
        "FORKS INTEGER",
        "BUSY INTEGER",
        "CONCURRENCY INTEGER",
        "SESSIONS INTEGER",
        "IN_MEMORY INTEGER",
        "DONE BIGINT",
        "POSTPONED BIGINT",
        "FAILED BIGINT",
        "SUPERSEDED BIGINT",
        "P50_MICROS BIGINT",
        "P95_MICROS BIGINT"
    };

    private static final String OWN = " R JOIN NAS_LEASES L ON L.NAS_ID = R.NAS_ID AND L.NODE_ID = R.NODE_ID";

    private static final String ELSEWHERE =
            "SELECT R.NAS_ID, " + "R." + COLUMNS.replaceAll(", ?", ", R.") + " FROM NAS_REPORTS R JOIN NAS_LEASES L"
                    + " ON L.NAS_ID = R.NAS_ID AND L.NODE_ID = R.NODE_ID WHERE R.NODE_ID <> ?";

    private final Database database;
    private final NodeIdentity self;
    private final Bulk publish;

    public SqlNasReports(Database database, NodeIdentity self) {
        this.database = database;
        this.self = self;
        this.publish = publish(database.dialect());
    }

    // a node that lost a NAS must not write over what its successor says
    private static Bulk publish(Dialect dialect) {
        String all = "NAS_ID, NODE_ID, " + COLUMNS;
        String into = "INSERT INTO NAS_REPORTS (" + all + ") SELECT R." + all.replaceAll(", ?", ", R.") + " FROM ";
        String anew = dialect.replacing("NAS_ID", ("NODE_ID, " + COLUMNS).split(", ?"));
        String one = Stream.of(all.split(", ?")).map(column -> "? AS " + column).collect(Collectors.joining(", "));
        return new Bulk(
                into + "(SELECT " + one + ")" + OWN + anew,
                into + Bulk.ROWS + OWN.substring(2) + " ORDER BY R.NAS_ID" + anew,
                TYPED);
    }

    @Override
    public void publish(Collection<Report> reports) {
        List<Object[]> rows = reports.stream()
                .sorted(Comparator.comparingLong(Report::nasId))
                .map(this::row)
                .toList();
        if (!rows.isEmpty()) {
            database.change(
                    "tell the other nodes of " + rows.size() + " NAS", session -> publish.execute(session, rows));
        }
    }

    private Object[] row(Report report) {
        return new Object[] {
            report.nasId(),
            self.id(),
            report.state().name(),
            Text.kept(report.reason()),
            report.since(),
            report.driver(),
            report.forks(),
            report.busy(),
            report.concurrency(),
            report.sessions(),
            report.inMemory(),
            report.done(),
            report.postponed(),
            report.failed(),
            report.superseded(),
            micros(report.latencyP50()),
            micros(report.latencyP95())
        };
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    @Override
    public Map<Long, Report> elsewhere() {
        Map<Long, Report> elsewhere = new HashMap<>();
        database.read(
                        "read what other nodes say of their NAS",
                        session -> session.list(ELSEWHERE, SqlNasReports::report, self.id()))
                .forEach(report -> elsewhere.put(report.nasId(), report));
        return elsewhere;
    }

    private static Report report(Row row) throws SQLException {
        return new Report(
                row.number(),
                NasState.valueOf(row.text()),
                row.text(),
                row.instant(),
                row.text(),
                row.integer(),
                row.integer(),
                row.integer(),
                row.integer(),
                row.integer(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                Duration.ofNanos(row.number() * 1_000),
                Duration.ofNanos(row.number() * 1_000));
    }
}
