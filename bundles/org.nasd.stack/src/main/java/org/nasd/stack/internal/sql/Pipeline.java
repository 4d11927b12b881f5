package org.nasd.stack.internal.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements of one transaction that need not know each other's results. Where the dialect can ({@link Dialect#sendsTogether()}) they go
 * to the server together, when they are {@linkplain #send sent}: one exchange instead of one each. Elsewhere each is carried out as soon
 * as it is given. Either way they are carried out in the order given.
 */
public final class Pipeline {

    /** What a statement yields; known once the pipeline was sent. */
    public static final class Result<T> {

        private T value;

        private Result() {}

        static <T> Result<T> of(T value) {
            Result<T> result = new Result<>();
            result.value = value;
            return result;
        }

        /** @throws IllegalStateException before the pipeline was sent */
        public T get() {
            if (value == null) {
                throw new IllegalStateException("The pipeline has not been sent");
            }
            return value;
        }
    }

    private record Step<T>(String sql, List<Object> parameters, Reading<T> reading, Result<T> result) {

        void takeResult(PreparedStatement statement) throws SQLException {
            result.value = reading.read(statement);
        }
    }

    private interface Reading<T> {
        T read(PreparedStatement statement) throws SQLException;
    }

    private final Session session;
    private final boolean together;
    private final List<Step<?>> steps = new ArrayList<>();

    public Pipeline(Session session) {
        this.session = session;
        this.together = session.dialect().sendsTogether();
    }

    public Session session() {
        return session;
    }

    /** A change, and how many rows it touches. */
    public Result<Integer> update(String sql, Object... parameters) throws SQLException {
        return add(sql, parameters, PreparedStatement::getUpdateCount);
    }

    /** All rows of a query. */
    public <T> Result<List<T>> list(String sql, RowMapper<T> mapper, Object... parameters) throws SQLException {
        return add(sql, parameters, statement -> {
            try (ResultSet results = statement.getResultSet()) {
                return session.read(results, mapper);
            }
        });
    }

    private <T> Result<T> add(String sql, Object[] parameters, Reading<T> reading) throws SQLException {
        Step<T> step = new Step<>(sql, Arrays.asList(parameters), reading, new Result<>());
        steps.add(step);
        if (!together) {
            send();
        }
        return step.result;
    }

    /**
     * Sends what was given since the last time as the end of the transaction: where statements go together the commit goes with them, and
     * who ends the transaction finds it committed.
     */
    public void sendLast() throws SQLException {
        if (together) {
            update("COMMIT");
        }
        send();
    }

    /** Sends what was given since the last time. When a statement fails, those behind it are not carried out. */
    public void send() throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        String sql = steps.stream().map(Step::sql).collect(Collectors.joining("; "));
        Object[] parameters =
                steps.stream().flatMap(step -> step.parameters.stream()).toArray();
        try (PreparedStatement statement = session.statement(sql, parameters)) {
            statement.execute();
            for (Step<?> step : steps) {
                step.takeResult(statement);
                statement.getMoreResults();
            }
        } finally {
            steps.clear();
        }
    }
}
