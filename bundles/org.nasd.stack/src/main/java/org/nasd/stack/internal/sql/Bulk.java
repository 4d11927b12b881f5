package org.nasd.stack.internal.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One change carried out for many rows of parameters. It is written down twice: once for a single row, to be sent as a JDBC batch,
 * and once for a whole set, where the dialect can take columns as arrays ({@link Dialect#setBased()}): one statement, one plan, one
 * exchange with the server.
 */
public final class Bulk {

    /** Where the set form wants its rows: a table expression named R with the columns of this bulk. */
    public static final String ROWS = "{rows}";

    private static final int CHUNK = 2_000;

    private final String perRow;
    private final String asSet;
    private final List<String> types;

    /**
     * @param perRow the statement for one row, with a ? for each column, in their order
     * @param asSet the statement for a set, with {@link #ROWS} once
     * @param columns name and SQL type of each column, as in {@code "NAS_ID BIGINT"}
     */
    public Bulk(String perRow, String asSet, String... columns) {
        this.perRow = perRow;
        this.types = Stream.of(columns).map(column -> column.split(" ", 2)[1]).toList();
        String arrays = types.stream().map(type -> "CAST(? AS " + type + "[])").collect(Collectors.joining(", "));
        String names = Stream.of(columns).map(column -> column.split(" ", 2)[0]).collect(Collectors.joining(", "));
        this.asSet = asSet.replace(ROWS, "unnest(" + arrays + ") AS R(" + names + ")");
    }

    /** Carries it out and says how many rows it touched. */
    public int execute(Session session, List<Object[]> rows) throws SQLException {
        int touched = 0;
        for (List<Object[]> chunk : chunks(rows)) {
            touched +=
                    session.dialect().setBased() ? session.update(asSet, arrays(chunk)) : executeBatch(session, chunk);
        }
        return touched;
    }

    /** Carries it out when the pipeline is sent, or at once. */
    public void execute(Pipeline pipeline, List<Object[]> rows) throws SQLException {
        if (!pipeline.session().dialect().setBased()) {
            pipeline.send();
            execute(pipeline.session(), rows);
            return;
        }
        for (List<Object[]> chunk : chunks(rows)) {
            pipeline.update(asSet, arrays(chunk));
        }
    }

    /** Carries out an insert and returns the ids that the database gave, in the order of the rows. */
    public List<Long> insert(Session session, List<Object[]> rows) throws SQLException {
        List<Long> ids = new ArrayList<>(rows.size());
        for (List<Object[]> chunk : chunks(rows)) {
            ids.addAll(
                    session.dialect().setBased()
                            ? session.list(asSet + " RETURNING ID", Row::number, arrays(chunk))
                            : insertBatch(session, chunk));
        }
        return ids;
    }

    private static List<List<Object[]>> chunks(List<Object[]> rows) {
        List<List<Object[]>> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            chunks.add(rows.subList(from, Math.min(rows.size(), from + CHUNK)));
        }
        return chunks;
    }

    private Object[] arrays(List<Object[]> rows) {
        Object[] arrays = new Object[types.size()];
        for (int column = 0; column < arrays.length; column++) {
            Object[] values = new Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = rows.get(i)[column];
            }
            arrays[column] = new ArrayOf(types.get(column), values);
        }
        return arrays;
    }

    private int executeBatch(Session session, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = session.prepare(
                session.connection().prepareStatement(session.dialect().said(perRow)))) {
            return batch(session, statement, rows);
        }
    }

    private List<Long> insertBatch(Session session, List<Object[]> rows) throws SQLException {
        String[] generated = {"ID"};
        try (PreparedStatement statement = session.prepare(
                session.connection().prepareStatement(session.dialect().said(perRow), generated))) {
            batch(session, statement, rows);
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return session.read(keys, Row::number);
            }
        }
    }

    private int batch(Session session, PreparedStatement statement, List<Object[]> rows) throws SQLException {
        for (Object[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                session.bind(statement, column + 1, row[column]);
            }
            statement.addBatch();
        }
        int touched = 0;
        for (int count : statement.executeBatch()) {
            touched += count;
        }
        return touched;
    }
}
