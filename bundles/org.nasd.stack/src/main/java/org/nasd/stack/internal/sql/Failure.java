package org.nasd.stack.internal.sql;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import org.nasd.api.stack.StackException;

/** What a database's error means to those who read the log. */
public final class Failure {

    private static final int MARIADB_DUPLICATE = 1062;
    private static final int MARIADB_LOCK_WAIT = 1205;
    private static final String HELD = "somebody else held a row for too long; ";

    private Failure() {}

    /** The error with its first line and what it hints at. */
    public static StackException of(String what, SQLException e, Duration queryTimeout) {
        SQLException cause = cause(e);
        return new StackException(
                "Cannot " + what + ": " + meaning(cause, queryTimeout) + firstLine(cause) + state(cause), cause);
    }

    /** The error without a word of the driver's, which may repeat values of the statement. */
    public static StackException withoutDetail(String what, SQLException e) {
        return new StackException("Cannot " + what + ": the database refused it" + state(cause(e)));
    }

    /** Whether the same key is there already. */
    public static boolean isDuplicate(SQLException e) {
        SQLException cause = cause(e);
        return "23505".equals(cause.getSQLState()) || cause.getErrorCode() == MARIADB_DUPLICATE;
    }

    /** Whether the transaction was ended in favour of another, and will do if it is begun again. */
    static boolean isDeadlock(SQLException e) {
        String state = cause(e).getSQLState();
        return "40001".equals(state) || "40P01".equals(state);
    }

    private static SQLException cause(SQLException e) {
        boolean wrapsFirst = e instanceof BatchUpdateException && e.getNextException() != null;
        return wrapsFirst ? e.getNextException() : e;
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("").replaceFirst("; SQL statement:$", "");
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : " [SQLSTATE " + e.getSQLState() + "]";
    }

    private static String meaning(SQLException e, Duration queryTimeout) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("08")) {
            return "the database cannot be reached; ";
        }
        if (e.getErrorCode() == MARIADB_LOCK_WAIT) {
            return HELD;
        }
        return switch (state) {
            case "57014", "70100" ->
                "it took longer than the " + queryTimeout.toSeconds() + " s allowed (query.timeout); ";
            case "55P03", "HYT00" -> HELD;
            case "57P01", "57P02", "57P03" -> "the database is shutting down or starting; ";
            case "53100" -> "the database's disk is full; ";
            case "90030" ->
                "the file of the embedded database is damaged: stop nasd, put db/ aside, and bring back the newest copy that"
                        + " nas:backup made (docs/en/backup.md); ";
            case "25006" -> "the database only lets read; ";
            default -> "";
        };
    }
}
