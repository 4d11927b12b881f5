package org.nasd.itests.harness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A billing system, as far as nasd sees one: plain SQL on nasd's tables. */
public final class Billing {

    private final String url;
    private final String user;
    private final String password;

    public Billing(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Accounts 1 to count, all on one NAS; account 7 has the login u7 and the address 10.7.0.7. */
    public void addAccounts(int count, long nasId) throws SQLException {
        addAccounts(1, count, nasId);
    }

    /** So many accounts from the first id on. */
    public void addAccounts(int first, int count, long nasId) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO USERS (ID, ABONENT_ID, NAS_ID, LOGIN, IP) VALUES (?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int id = first; id < first + count; id++) {
                insert.setLong(1, id);
                insert.setLong(2, 100_000L + id);
                insert.setLong(3, nasId);
                insert.setString(4, "u" + id);
                insert.setString(5, "10.7." + id / 250 + "." + id % 250);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /** Events 1 to eventsOfEach of the scheme {@link Ledger} for each of the accounts, place by place. */
    public void addMarks(int accounts, int eventsOfEach) throws SQLException {
        addMarks(accounts, 1, eventsOfEach);
    }

    /** The same from the given place on. */
    public void addMarks(int accounts, int first, int eventsOfEach) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, PARAMS) VALUES (?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int place = first; place < first + eventsOfEach; place++) {
                for (int id = 1; id <= accounts; id++) {
                    insert.setString(1, Ledger.EVENT);
                    insert.setLong(2, id);
                    insert.setString(3, "{\"place\": " + place + "}");
                    insert.addBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /**
     * An event to be asked for.
     *
     * @param params JSON, or null
     */
    public record Request(String cmd, long userId, String params) {}

    /** Any number of events in one transaction; returns their ids in the compact stack, in the same order. */
    public List<Long> ask(List<Request> requests) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, PARAMS) VALUES (?, ?, ?)",
                        Statement.RETURN_GENERATED_KEYS)) {
            connection.setAutoCommit(false);
            for (Request request : requests) {
                insert.setString(1, request.cmd());
                insert.setLong(2, request.userId());
                insert.setString(3, request.params());
                insert.addBatch();
            }
            insert.executeBatch();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                while (keys.next()) {
                    ids.add(keys.getLong("ID"));
                }
            }
            connection.commit();
        }
        return ids;
    }

    /** The rows of a query, each as its columns' texts with a blank between. */
    public List<String> rows(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringJoiner line = new StringJoiner(" ");
                for (int i = 1; i <= columns; i++) {
                    line.add(rows.getString(i));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    /** Any event; what is null is left to nasd. */
    public void ask(String cmd, long userId, String nasIp, String params) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, NAS_IP, PARAMS) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, cmd);
            insert.setLong(2, userId);
            insert.setString(3, nasIp);
            insert.setString(4, params);
            insert.executeUpdate();
        }
    }

    public String text(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
