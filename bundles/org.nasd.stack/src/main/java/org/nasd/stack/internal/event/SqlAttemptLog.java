package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.nasd.api.event.Attempt;
import org.nasd.api.stack.AttemptLog;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Row;

/** EVENT_ATTEMPTS. */
public final class SqlAttemptLog implements AttemptLog {

    private static final String SELECT = "SELECT EVENT_ID, COMPACT_ID, NAS_ID, USER_ID, EVENT_TYPE, ATTEMPT, OUTCOME,"
            + " MESSAGE, ANSWER, TOOK_MICROS, ENDED_DATE FROM EVENT_ATTEMPTS WHERE ";

    private final Database database;

    public SqlAttemptLog(Database database) {
        this.database = database;
    }

    @Override
    public List<Attempt> ofEvent(long eventId) {
        return database.read(
                "read the attempts of event " + eventId,
                session -> session.list(SELECT + "EVENT_ID = ? ORDER BY ID", SqlAttemptLog::attempt, eventId));
    }

    @Override
    public List<Attempt> ofCompactId(long compactId) {
        return database.read(
                "read the attempts of the event with the compact id " + compactId,
                session -> session.list(SELECT + "COMPACT_ID = ? ORDER BY ID", SqlAttemptLog::attempt, compactId));
    }

    private static Attempt attempt(Row row) throws SQLException {
        return new Attempt(
                row.number(),
                row.numberOrNull(),
                row.number(),
                row.number(),
                row.text(),
                row.integer(),
                row.text(),
                row.text(),
                row.text(),
                Duration.of(row.number(), ChronoUnit.MICROS),
                row.instant());
    }
}
