package org.nasd.tck.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.nasd.tck.DeviceUnderTest;

/** The stacks, as a billing sees them: plain SQL. */
public final class Database {

    private final DataSource dataSource;
    private long lastNas = 100;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds a NAS under a new id. */
    long addNas(String scheme, Map<String, Object> columns) throws SQLException {
        addNas(++lastNas, scheme, columns);
        return lastNas;
    }

    void addNas(long id, String scheme, Map<String, Object> columns) throws SQLException {
        Map<String, Object> row = new java.util.LinkedHashMap<>();
        row.put("ID", id);
        row.put("NAME", "nas" + id);
        row.put("NAS_IP", "127.77." + id / 250 + "." + id % 250);
        row.put("SCHEME", scheme);
        row.putAll(columns);
        String marks = row.keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
        execute(
                "INSERT INTO NAS (" + String.join(", ", row.keySet()) + ") VALUES (" + marks + ")",
                row.values().toArray());
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
