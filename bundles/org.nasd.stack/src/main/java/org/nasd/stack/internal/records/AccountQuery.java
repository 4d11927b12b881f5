package org.nasd.stack.internal.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.nasd.api.stack.StackException;
import org.nasd.stack.internal.nas.Connections;
import org.nasd.stack.internal.sql.Failure;
import org.nasd.stack.internal.sql.NetworkPatience;

/** A query of an operator's own for ids of accounts, on a connection that cannot write. */
public final class AccountQuery {

    private static final String WHAT = "run the query for accounts";
    private static final Pattern READS = Pattern.compile("(?is)(SELECT|WITH)\\b.*");
    // H2 lets even a user who may only read lock rows and take numbers of a sequence, MariaDB a transaction that only
    // reads
    private static final Pattern TAKES = Pattern.compile("(?is).*(\\bNEXTVAL\\b|\\bSETVAL\\b|\\bNEXT\\b.*\\bVALUE\\b"
            + "|\\bFOR\\b.*\\bUPDATE\\b|\\bLOCK\\b.*\\bMODE\\b|\\bGET_LOCK\\b|\\bRELEASE_(ALL_)?LOCKS?\\b).*");
    // where a user may, MariaDB reads and writes the server's files by a SELECT
    private static final Pattern FILES = Pattern.compile("(?is).*\\b(LOAD_FILE|OUTFILE|DUMPFILE)\\b.*");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final int FETCHED = 10_000;

    /** SQLSTATEs by which a database refuses the query itself; 23 is MariaDB's ambiguous column, those of 90 are H2's: no such function, ambiguous, no right. */
    private static final Set<String> MISTAKES =
            Set.of("42", "21", "23", "25", "0A", "90002", "90022", "90040", "90054", "90059", "90068", "90096");

    private final Connections readOnly;
    private final Duration timeout;

    /**
     * @param readOnly connections on which whatever would write fails; each is closed after its one use
     */
    public AccountQuery(Connections readOnly, Duration timeout) {
        this.readOnly = readOnly;
        this.timeout = timeout;
    }

    List<Long> run(String sql, int limit) {
        String select = single(sql);
        if (limit < 1) {
            throw new IllegalArgumentException("The limit must be above 0");
        }
        try (Connection connection = readOnly.open()) {
            NetworkPatience.set(connection, timeout);
            return inTransaction(connection, select, limit);
        } catch (SQLException e) {
            throw meaning(e);
        }
    }

    // a second statement could end the transaction that only reads
    private static String single(String sql) {
        String statement = sql.strip().replaceFirst(";\\s*$", "");
        if (statement.contains(";")) {
            throw new IllegalArgumentException("The query must be one SELECT, without a semicolon in it");
        }
        if (!READS.matcher(statement).matches()) {
            throw new IllegalArgumentException("The query must begin with SELECT or WITH");
        }
        if (TAKES.matcher(statement).matches()) {
            throw new IllegalArgumentException("The query must only read: no locks, no number of a sequence");
        }
        if (FILES.matcher(statement).matches()) {
            throw new IllegalArgumentException("The query must not touch files: no LOAD_FILE, OUTFILE, DUMPFILE");
        }
        return statement;
    }

    private List<Long> inTransaction(Connection connection, String select, int limit) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
            statement.setMaxRows(limit);
            statement.setFetchSize(Math.min(limit, FETCHED));
            return ids(statement, select);
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
            }
        }
    }

    private static List<Long> ids(Statement statement, String select) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet results = statement.executeQuery(select)) {
            while (results.next()) {
                ids.add(id(results.getString(1), ids.size() + 1));
            }
        }
        return ids;
    }

    // the value is not repeated: it may come from any column
    private static long id(String value, int row) {
        if (value == null || !WHOLE.matcher(value.strip()).matches()) {
            throw new IllegalArgumentException("Row " + row + " of the query has no whole number in its first column");
        }
        return Long.parseLong(value.strip());
    }

    private RuntimeException meaning(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        // a conversion's message repeats the value that could not be converted
        if (state.startsWith("22")) {
            return new IllegalArgumentException(
                    "Cannot " + WHAT + ": a value could not be converted or computed [SQLSTATE " + state + "]");
        }
        StackException failure = Failure.of(WHAT, e, timeout);
        boolean mistake = MISTAKES.stream().anyMatch(state::startsWith);
        return mistake ? new IllegalArgumentException(failure.getMessage(), failure) : failure;
    }
}
