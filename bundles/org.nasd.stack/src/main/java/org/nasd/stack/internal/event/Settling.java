package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.nasd.api.event.Attempt;
import org.nasd.api.stack.Settlement;
import org.nasd.api.stack.Settlement.Done;
import org.nasd.api.stack.Settlement.Failed;
import org.nasd.api.stack.Settlement.Postponed;
import org.nasd.api.stack.Settlement.Superseded;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Pipeline;
import org.nasd.stack.internal.sql.Row;
import org.nasd.stack.internal.sql.Session;
import org.nasd.stack.internal.sql.Text;

/** The end of a batch of events, or their delay. */
final class Settling {

    private static final Duration LONGEST_DELAY = Duration.ofDays(3650);

    private static final Bulk DELETE = new Bulk(
            "DELETE FROM EVENTS_STACK WHERE NAS_ID = ? AND ID = ?",
            "DELETE FROM EVENTS_STACK S USING " + Bulk.ROWS + " WHERE S.NAS_ID = R.NAS_ID AND S.ID = R.ID",
            "NAS_ID BIGINT",
            "ID BIGINT");

    private static final String MOVED = "ID, COMPACT_ID, EVENT_TYPE, USER_ID, ABONENT_ID, NAS_ID, NAS_IP, USLUGA_ID,"
            + " ACCT_SESSION_ID, PARAMS, EVENT_DATE, NOT_BEFORE, OWNER_SCRIPT, OWNER_FUNCTION";

    private final Bulk fail;
    private final Bulk postpone;
    private final Bulk supersede;
    private final Bulk supersedeFailed;
    private final InFlight inFlight;

    Settling(Dialect dialect) {
        supersede = Attempts.supersede(dialect);
        fail = fail(dialect);
        inFlight = new InFlight(dialect);
        postpone = new Bulk(
                "UPDATE EVENTS_STACK SET TRY_COUNT = ?, NOT_BEFORE = " + dialect.inMillis("CAST(? AS BIGINT)")
                        + ", LAST_ERROR = ? WHERE NAS_ID = ? AND ID = ?",
                "UPDATE EVENTS_STACK S SET TRY_COUNT = R.TRIES, NOT_BEFORE = " + dialect.inMillis("R.MILLIS")
                        + ", LAST_ERROR = R.ERROR FROM " + Bulk.ROWS + " WHERE S.NAS_ID = R.NAS_ID AND S.ID = R.ID",
                "TRIES INTEGER",
                "MILLIS BIGINT",
                "ERROR VARCHAR",
                "NAS_ID BIGINT",
                "ID BIGINT");
        // + 0: by the account's index, whose rows are few. H2 may else choose the key and read all events of the NAS.
        String later = "SELECT MAX(S.ID) FROM EVENTS_STACK S JOIN EVENT_GROUPS G ON G.NAS_ID = S.NAS_ID"
                + " AND G.EVENT_TYPE = S.EVENT_TYPE WHERE S.USER_ID = F.USER_ID AND S.NAS_ID + 0 = F.NAS_ID AND S.ID > F.ID"
                + " AND G.OBSOLETE_TYPE = F.EVENT_TYPE AND " + dialect.same("S.USLUGA_ID", "F.USLUGA_ID") + " AND "
                + dialect.same("S.ACCT_SESSION_ID", "F.ACCT_SESSION_ID");
        supersedeFailed = new Bulk(
                "UPDATE EVENTS_FAILED F SET SUPERSEDED_BY = (" + later + ") WHERE F.ID = ? AND F.SUPERSEDED_BY IS NULL",
                "UPDATE EVENTS_FAILED F SET SUPERSEDED_BY = (" + later + ") FROM " + Bulk.ROWS
                        + " WHERE F.ID = R.ID AND F.SUPERSEDED_BY IS NULL",
                "ID BIGINT");
    }

    // deleted, or locked, first: another who ends the same event at the same time waits, and finds nothing
    private static Bulk fail(Dialect dialect) {
        return new Bulk(
                "INSERT INTO EVENTS_FAILED (" + MOVED + ", TRY_COUNT, REASON, LAST_ERROR, LAST_ANSWER) SELECT " + MOVED
                        + ", CAST(? AS INTEGER), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR) FROM "
                        + dialect.taken("EVENTS_STACK WHERE NAS_ID = ? AND ID = ?"),
                "WITH GONE AS (DELETE FROM EVENTS_STACK S USING " + Bulk.ROWS
                        + " WHERE S.NAS_ID = R.NAS_ID AND S.ID = R.ID"
                        + " RETURNING S.*, R.TRIES, R.REASON, R.ERROR, R.ANSWER)"
                        + " INSERT INTO EVENTS_FAILED (" + MOVED + ", TRY_COUNT, REASON, LAST_ERROR, LAST_ANSWER)"
                        + " SELECT " + MOVED + ", TRIES, REASON, ERROR, ANSWER FROM GONE",
                "TRIES INTEGER",
                "REASON VARCHAR",
                "ERROR VARCHAR",
                "ANSWER VARCHAR",
                "NAS_ID BIGINT",
                "ID BIGINT");
    }

    /**
     * @param recorded events of the batch that were on record as being sent
     */
    Void carryOut(Session session, List<Settlement> settlements, List<Attempt> attempts, Set<Long> recorded)
            throws SQLException {
        List<Object[]> ended = new ArrayList<>();
        List<Object[]> superseded = new ArrayList<>();
        List<Object[]> postponed = new ArrayList<>();
        List<Object[]> failed = new ArrayList<>();
        List<Object[]> failedIds = new ArrayList<>();
        for (Settlement settlement : settlements) {
            if (settlement instanceof Postponed one) {
                postponed.add(row(one));
            } else if (settlement instanceof Failed one) {
                failed.add(row(one));
                failedIds.add(new Object[] {one.head().id()});
            } else if (settlement instanceof Superseded one) {
                superseded.add(row(one));
            } else if (settlement instanceof Done) {
                ended.add(new Object[] {
                    settlement.head().nasId(), settlement.head().id()
                });
            }
        }
        Pipeline pipeline = new Pipeline(session);
        DELETE.execute(pipeline, ended);
        supersede.execute(pipeline, superseded);
        postpone.execute(pipeline, postponed);
        fail.execute(pipeline, failed);
        deleteTaken(pipeline, superseded, failed);
        supersedeFailed(pipeline, failedIds);
        inFlight.follow(pipeline, settlements, recorded);
        Attempts.record(pipeline, attempts);
        pipeline.sendLast();
        return null;
    }

    /**
     * Later events that are on their way into the main stack cannot be seen yet, nor can these failed ones be seen by who brings them: one
     * of the two has to wait for the other.
     */
    private void supersedeFailed(Pipeline pipeline, List<Object[]> failedIds) throws SQLException {
        if (!failedIds.isEmpty()) {
            pipeline.list(Dialect.NEWEST_ID + " FOR UPDATE", Row::number);
            supersedeFailed.execute(pipeline, failedIds);
        }
    }

    // NAS and id end both kinds of rows
    private static void deleteTaken(Pipeline pipeline, List<Object[]> superseded, List<Object[]> failed)
            throws SQLException {
        if (pipeline.session().dialect().takesByReading()) {
            return;
        }
        List<Object[]> taken = Stream.concat(superseded.stream(), failed.stream())
                .map(row -> new Object[] {row[row.length - 2], row[row.length - 1]})
                .toList();
        DELETE.execute(pipeline, taken);
    }

    private static Object[] row(Postponed one) {
        Duration delay = one.delay().compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : one.delay();
        return new Object[] {
            one.tryCount(),
            delay.toMillis(),
            Text.kept(one.error()),
            one.head().nasId(),
            one.head().id()
        };
    }

    private static Object[] row(Failed one) {
        return new Object[] {
            one.tryCount(),
            one.reason().name().toLowerCase(Locale.ROOT),
            Text.kept(one.error()),
            Text.kept(one.answer()),
            one.head().nasId(),
            one.head().id()
        };
    }

    private static Object[] row(Superseded one) {
        return new Object[] {
            Attempts.message(one.by()), one.head().nasId(), one.head().id()
        };
    }
}
