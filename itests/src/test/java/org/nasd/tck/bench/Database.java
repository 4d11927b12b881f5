package org.nasd.tck.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.nasd.tck.DeviceUnderTest;

/** The stacks, as a billing sees them: plain SQL. */
public final class Database {

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void addNas(long id, String scheme, String ip, Map<String, Object> columns) throws SQLException {
        execute("INSERT INTO NAS (ID, NAME, NAS_IP, SCHEME) VALUES (?, ?, ?, ?)", id, "tck" + id, ip, scheme);
        change(id, columns);
    }

    /** Changes columns of a NAS. */
    void change(long nasId, Map<String, Object> columns) throws SQLException {
        for (Map.Entry<String, Object> column : columns.entrySet()) {
            execute("UPDATE NAS SET " + column.getKey() + " = ? WHERE ID = ?", column.getValue(), nasId);
        }
    }

    /** Adds accounts of a NAS. */
    public void addAccounts(long first, int count, long nasId) throws SQLException {
        for (long id = first; id < first + count; id++) {
            execute("INSERT INTO USERS (ID, ABONENT_ID, NAS_ID, LOGIN) VALUES (?, ?, ?, ?)", id, id, nasId, "u" + id);
        }
    }

    /** Puts an event that marks a value into the compact stack. */
    public void push(long userId, String value) throws SQLException {
        execute(
                "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, PARAMS) VALUES (?, ?, ?)",
                DeviceUnderTest.EVENT,
                userId,
                "{\"mark\": \"" + value + "\"}");
    }

    public void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    public long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    /** Every value of every row, by line. */
    public List<String> texts(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    texts.add(String.valueOf(rows.getString(i)));
                }
            }
            return texts;
        }
    }

    /** Events that wait, in both stacks. */
    public long waiting() throws SQLException {
        return Stream.of("EVENTS_STACK_COMPACT", "EVENTS_STACK")
                .mapToLong(this::count)
                .sum();
    }

    private long count(String table) {
        try {
            return number("SELECT COUNT(*) FROM " + table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
