package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.Owner;
import org.nasd.api.event.QueuedEvent;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Row;

/** The columns that queries on the stacks select, each list beside the mapper that reads it in the same order. */
final class EventColumns {

    static final String FAILED = "ID, COMPACT_ID, EVENT_TYPE, USER_ID, ABONENT_ID, NAS_ID, NAS_IP, USLUGA_ID,"
            + " ACCT_SESSION_ID, PARAMS, OWNER_SCRIPT, OWNER_FUNCTION, EVENT_DATE, TRY_COUNT, LAST_ERROR, LAST_ANSWER,"
            + " REASON, FAILED_DATE, SUPERSEDED_BY";

    private EventColumns() {}

    static String compact(Dialect dialect) {
        return "ID, CMD, USER_ID, ABONENT_ID, NAS_IP, USLUGA_ID, ACCT_SESSION_ID, PARAMS, OWNER_SCRIPT, OWNER_FUNCTION,"
                + " EVENT_DATE, -" + dialect.millisUntil("EVENT_DATE");
    }

    static String head(Dialect dialect) {
        return "S.ID, S.NAS_ID, S.USER_ID, S.EVENT_TYPE, S.USLUGA_ID, S.ACCT_SESSION_ID, S.TRY_COUNT, "
                + dialect.millisUntil("S.NOT_BEFORE");
    }

    static String queued(Dialect dialect) {
        return head(dialect) + ", S.COMPACT_ID, S.ABONENT_ID, S.NAS_IP, S.PARAMS, S.OWNER_SCRIPT, S.OWNER_FUNCTION,"
                + " S.EVENT_DATE, S.LAST_ERROR";
    }

    static CompactEvent compact(Row row) throws SQLException {
        long id = row.number();
        String type = row.text();
        long userId = row.number();
        Long abonentId = row.numberOrNull();
        String nasIp = row.text();
        Long uslugaId = row.numberOrNull();
        String session = row.text();
        String params = row.text();
        Owner owner = new Owner(row.text(), row.text());
        Event event = new Event(type, userId, abonentId, null, nasIp, uslugaId, session, params, owner);
        return new CompactEvent(id, event, row.instant(), row.millis());
    }

    static EventHead head(Row row) throws SQLException {
        return new EventHead(
                row.number(),
                row.number(),
                row.number(),
                row.text(),
                row.numberOrNull(),
                row.text(),
                row.integer(),
                row.millis());
    }

    static QueuedEvent queued(Row row) throws SQLException {
        EventHead head = head(row);
        Long compactId = row.numberOrNull();
        Long abonentId = row.numberOrNull();
        String nasIp = row.text();
        String params = row.text();
        Owner owner = new Owner(row.text(), row.text());
        Event event = new Event(
                head.type(),
                head.userId(),
                abonentId,
                head.nasId(),
                nasIp,
                head.uslugaId(),
                head.acctSessionId(),
                params,
                owner);
        return new QueuedEvent(head, compactId, event, row.instant(), row.text());
    }

    static FailedEvent failed(Row row) throws SQLException {
        long id = row.number();
        Long compactId = row.numberOrNull();
        String type = row.text();
        long userId = row.number();
        Long abonentId = row.numberOrNull();
        Long nasId = row.numberOrNull();
        String nasIp = row.text();
        Long uslugaId = row.numberOrNull();
        String session = row.text();
        String params = row.text();
        Owner owner = new Owner(row.text(), row.text());
        Event event = new Event(type, userId, abonentId, nasId, nasIp, uslugaId, session, params, owner);
        Instant date = row.instant();
        int tryCount = row.integer();
        String error = row.text();
        String answer = row.text();
        FailureReason reason = FailureReason.valueOf(row.text().toUpperCase(Locale.ROOT));
        return new FailedEvent(
                id, compactId, event, date, tryCount, error, answer, reason, row.instant(), row.numberOrNull());
    }

    static EventHead fresh(long id, Event event) {
        return new EventHead(
                id,
                event.nasId(),
                event.userId(),
                event.type(),
                event.uslugaId(),
                event.acctSessionId(),
                0,
                Duration.ZERO);
    }
}
