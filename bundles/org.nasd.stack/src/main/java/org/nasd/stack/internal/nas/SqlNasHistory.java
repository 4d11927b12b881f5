package org.nasd.stack.internal.nas;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nasd.api.stack.NasHistory;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Row;

/** NAS_HISTORY. */
public final class SqlNasHistory implements NasHistory {

    private static final List<String> COLUMNS =
            List.of("NAS_ID", "MINUTE_DATE", "WAITING", "DONE", "POSTPONED", "FAILED", "P50_MICROS", "P95_MICROS");

    private static final String LIST = String.join(", ", COLUMNS);

    private final Database database;
    private final Bulk put;

    public SqlNasHistory(Database database) {
        this.database = database;
        this.put = new Bulk(
                database.dialect().put("NAS_HISTORY", "NAS_ID, MINUTE_DATE", COLUMNS.toArray(String[]::new)),
                "INSERT INTO NAS_HISTORY (" + LIST + ") SELECT * FROM " + Bulk.ROWS
                        + " ON CONFLICT (NAS_ID, MINUTE_DATE) DO UPDATE SET WAITING = EXCLUDED.WAITING,"
                        + " DONE = EXCLUDED.DONE, POSTPONED = EXCLUDED.POSTPONED, FAILED = EXCLUDED.FAILED,"
                        + " P50_MICROS = EXCLUDED.P50_MICROS, P95_MICROS = EXCLUDED.P95_MICROS",
                "NAS_ID BIGINT",
                "MINUTE_DATE TIMESTAMPTZ",
                "WAITING BIGINT",
                "DONE BIGINT",
                "POSTPONED BIGINT",
                "FAILED BIGINT",
                "P50_MICROS BIGINT",
                "P95_MICROS BIGINT");
    }

    private record Key(long nasId, Instant minute) {}

    @Override
    public void append(List<Minute> minutes) {
        Map<Key, Object[]> rows =
                new TreeMap<>(Comparator.comparingLong(Key::nasId).thenComparing(Key::minute));
        minutes.forEach(one -> rows.put(new Key(one.nasId(), beginning(one.minute())), row(one)));
        database.change(
                "record " + rows.size() + " minutes of NAS",
                session -> put.execute(session, List.copyOf(rows.values())));
    }

    private static Instant beginning(Instant minute) {
        return minute.truncatedTo(ChronoUnit.MINUTES);
    }

    private static Object[] row(Minute one) {
        return new Object[] {
            one.nasId(),
            beginning(one.minute()),
            one.waiting(),
            one.done(),
            one.postponed(),
            one.failed(),
            one.latencyP50().toNanos() / 1_000,
            one.latencyP95().toNanos() / 1_000
        };
    }

    @Override
    public Map<Long, List<Minute>> read(Set<Long> nasIds, Instant since) {
        Map<Long, List<Minute>> read = new LinkedHashMap<>();
        database.read(
                        "read the history of " + nasIds.size() + " NAS",
                        session -> session.list(
                                "SELECT " + LIST + " FROM NAS_HISTORY WHERE "
                                        + session.dialect().oneOf("NAS_ID")
                                        + " AND MINUTE_DATE >= ? ORDER BY NAS_ID, MINUTE_DATE",
                                SqlNasHistory::minute,
                                nasIds,
                                since))
                .forEach(one -> read.computeIfAbsent(one.nasId(), id -> new ArrayList<>())
                        .add(one));
        return read;
    }

    private static Minute minute(Row row) throws SQLException {
        return new Minute(
                row.number(),
                row.instant(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                Duration.of(row.number(), ChronoUnit.MICROS),
                Duration.of(row.number(), ChronoUnit.MICROS));
    }
}
