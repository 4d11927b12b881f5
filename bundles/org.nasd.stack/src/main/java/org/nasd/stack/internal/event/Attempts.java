package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nasd.api.event.Attempt;
import org.nasd.api.event.CompactEvent;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Pipeline;
import org.nasd.stack.internal.sql.Text;

/** New rows of EVENT_ATTEMPTS: tries, and by which event one was made obsolete before it was tried. */
final class Attempts {

    private static final String SUPERSEDED = "superseded";

    private static final String COLUMNS =
            "EVENT_ID, COMPACT_ID, NAS_ID, USER_ID, EVENT_TYPE, ATTEMPT, OUTCOME, MESSAGE,"
                    + " ANSWER, TOOK_MICROS, ENDED_DATE";

    private static final Bulk RECORD = new Bulk(
            "INSERT INTO EVENT_ATTEMPTS (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "INSERT INTO EVENT_ATTEMPTS (" + COLUMNS + ") SELECT * FROM " + Bulk.ROWS,
            "EVENT_ID BIGINT",
            "COMPACT_ID BIGINT",
            "NAS_ID BIGINT",
            "USER_ID BIGINT",
            "EVENT_TYPE VARCHAR",
            "ATTEMPT INTEGER",
            "OUTCOME VARCHAR",
            "MESSAGE VARCHAR",
            "ANSWER VARCHAR",
            "TOOK_MICROS BIGINT",
            "ENDED_DATE TIMESTAMPTZ");

    private Attempts() {}

    static void record(Pipeline pipeline, List<Attempt> attempts) throws SQLException {
        RECORD.execute(pipeline, attempts.stream().map(Attempts::row).toList());
    }

    private static Object[] row(Attempt one) {
        return new Object[] {
            one.eventId(),
            one.compactId(),
            one.nasId(),
            one.userId(),
            one.type(),
            one.number(),
            one.outcome(),
            Text.kept(one.message()),
            Text.kept(one.answer()),
            one.took().toNanos() / 1_000,
            one.at()
        };
    }

    /** Takes superseded events off the main stack and notes by which; the compact id is known to the database alone. */
    static Bulk supersede(Dialect dialect) {
        String noted = "ID, COMPACT_ID, NAS_ID, USER_ID, EVENT_TYPE, TRY_COUNT, '" + SUPERSEDED + "', ";
        String rest = ", '', 0, " + dialect.inMillis("0");
        return new Bulk(
                "INSERT INTO EVENT_ATTEMPTS (" + COLUMNS + ") SELECT " + noted + "CAST(? AS VARCHAR)" + rest + " FROM "
                        + dialect.taken("EVENTS_STACK WHERE NAS_ID = ? AND ID = ?"),
                "WITH GONE AS (DELETE FROM EVENTS_STACK S USING " + Bulk.ROWS
                        + " WHERE S.NAS_ID = R.NAS_ID AND S.ID = R.ID RETURNING S.*, R.MESSAGE)"
                        + " INSERT INTO EVENT_ATTEMPTS (" + COLUMNS + ") SELECT " + noted + "MESSAGE" + rest
                        + " FROM GONE",
                "MESSAGE VARCHAR",
                "NAS_ID BIGINT",
                "ID BIGINT");
    }

    /** An event that was dropped before it got an id of the main stack has 0 for it. */
    static Attempt dropped(CompactEvent event, long nasId, long by) {
        return new Attempt(
                0,
                event.id(),
                nasId,
                event.event().userId(),
                event.event().type(),
                0,
                SUPERSEDED,
                message(by),
                "",
                Duration.ZERO,
                Instant.now());
    }

    static String message(long by) {
        return "superseded by event " + by;
    }
}
