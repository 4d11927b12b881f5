package org.nasd.stack.internal.event;

import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Dialect;

/** What {@link Move} says to the database. */
final class MoveStatements {

    static final Bulk INSERT = new Bulk(
            "INSERT INTO EVENTS_STACK (ID, COMPACT_ID, EVENT_TYPE, USER_ID, ABONENT_ID, NAS_ID, NAS_IP, USLUGA_ID,"
                    + " ACCT_SESSION_ID, PARAMS, OWNER_SCRIPT, OWNER_FUNCTION, EVENT_DATE)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "INSERT INTO EVENTS_STACK (ID, COMPACT_ID, EVENT_TYPE, USER_ID, ABONENT_ID, NAS_ID, NAS_IP, USLUGA_ID,"
                    + " ACCT_SESSION_ID, PARAMS, OWNER_SCRIPT, OWNER_FUNCTION, EVENT_DATE) SELECT * FROM " + Bulk.ROWS,
            "ID BIGINT",
            "COMPACT_ID BIGINT",
            "EVENT_TYPE VARCHAR",
            "USER_ID BIGINT",
            "ABONENT_ID BIGINT",
            "NAS_ID BIGINT",
            "NAS_IP VARCHAR",
            "USLUGA_ID BIGINT",
            "ACCT_SESSION_ID VARCHAR",
            "PARAMS VARCHAR",
            "OWNER_SCRIPT VARCHAR",
            "OWNER_FUNCTION VARCHAR",
            "EVENT_DATE TIMESTAMPTZ");

    static final Bulk FAIL = new Bulk(
            "INSERT INTO EVENTS_FAILED (ID, COMPACT_ID, EVENT_TYPE, USER_ID, ABONENT_ID, NAS_ID, NAS_IP, USLUGA_ID,"
                    + " ACCT_SESSION_ID, PARAMS, OWNER_SCRIPT, OWNER_FUNCTION, EVENT_DATE, LAST_ERROR, REASON)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "INSERT INTO EVENTS_FAILED (ID, COMPACT_ID, EVENT_TYPE, USER_ID, ABONENT_ID, NAS_ID, NAS_IP, USLUGA_ID,"
                    + " ACCT_SESSION_ID, PARAMS, OWNER_SCRIPT, OWNER_FUNCTION, EVENT_DATE, LAST_ERROR, REASON)"
                    + " SELECT * FROM " + Bulk.ROWS,
            "ID BIGINT",
            "COMPACT_ID BIGINT",
            "EVENT_TYPE VARCHAR",
            "USER_ID BIGINT",
            "ABONENT_ID BIGINT",
            "NAS_ID BIGINT",
            "NAS_IP VARCHAR",
            "USLUGA_ID BIGINT",
            "ACCT_SESSION_ID VARCHAR",
            "PARAMS VARCHAR",
            "OWNER_SCRIPT VARCHAR",
            "OWNER_FUNCTION VARCHAR",
            "EVENT_DATE TIMESTAMPTZ",
            "LAST_ERROR VARCHAR",
            "REASON VARCHAR");

    static final Bulk FORGET = new Bulk(
            "DELETE FROM ACCOUNT_VARIABLES WHERE USER_ID = ? AND NAS_ID = ?",
            "DELETE FROM ACCOUNT_VARIABLES V USING " + Bulk.ROWS
                    + " WHERE V.USER_ID = R.USER_ID AND V.NAS_ID = R.NAS_ID",
            "USER_ID BIGINT",
            "NAS_ID BIGINT");

    static final Bulk REMEMBER = new Bulk(
            "INSERT INTO ACCOUNT_VARIABLES (USER_ID, NAS_ID, PARAMS) VALUES (?, ?, ?)",
            "INSERT INTO ACCOUNT_VARIABLES (USER_ID, NAS_ID, PARAMS) SELECT * FROM " + Bulk.ROWS,
            "USER_ID BIGINT",
            "NAS_ID BIGINT",
            "PARAMS VARCHAR");

    private MoveStatements() {}

    /** Marks failed events as made obsolete by a later one; those whose NAS was never found by what they named it by. */
    static Bulk supersede(Dialect dialect) {
        return new Bulk(
                "UPDATE EVENTS_FAILED SET SUPERSEDED_BY = ? WHERE (NAS_ID = ? OR (NAS_ID IS NULL AND"
                        + " (NAS_IP IS NULL OR NAS_IP = ?))) AND USER_ID = ? AND EVENT_TYPE = ? AND "
                        + dialect.same("USLUGA_ID", "CAST(? AS BIGINT)") + " AND "
                        + dialect.same("ACCT_SESSION_ID", "CAST(? AS VARCHAR)")
                        + " AND SUPERSEDED_BY IS NULL AND ID < ?",
                "UPDATE EVENTS_FAILED F SET SUPERSEDED_BY = R.ID FROM " + Bulk.ROWS
                        + " WHERE (F.NAS_ID = R.NAS_ID OR (F.NAS_ID IS NULL AND (F.NAS_IP IS NULL"
                        + " OR F.NAS_IP = R.NAS_IP))) AND F.USER_ID = R.USER_ID AND F.EVENT_TYPE = R.EVENT_TYPE AND "
                        + dialect.same("F.USLUGA_ID", "R.USLUGA_ID") + " AND "
                        + dialect.same("F.ACCT_SESSION_ID", "R.ACCT_SESSION_ID")
                        + " AND F.SUPERSEDED_BY IS NULL AND F.ID < R.ID",
                "ID BIGINT",
                "NAS_ID BIGINT",
                "NAS_IP VARCHAR",
                "USER_ID BIGINT",
                "EVENT_TYPE VARCHAR",
                "USLUGA_ID BIGINT",
                "ACCT_SESSION_ID VARCHAR",
                "BEFORE BIGINT");
    }
}
