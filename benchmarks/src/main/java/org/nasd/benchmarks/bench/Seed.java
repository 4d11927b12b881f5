package org.nasd.benchmarks.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Fills the tables of nasd in bulk. */
public final class Seed {

    private static final long LONGEST = 600_000_000_000L;

    /** The variables of an account as a billing has them: about 450 characters of JSON. */
    private static final String PARAMS =
            "'{\"login\":\"user' || u || '\",\"ip\":\"10.' || (u/65536)%256 || '.' || (u/256)%256 || '.' || u%256"
                    + " || '\",\"mac\":\"00:11:22:33:44:55\",\"auth_type\":6,\"snatip\":\"192.0.2.1\",\"rate_in\":10240,\"rate_out\":10240,"
                    + "\"ceil_in\":20480,\"ceil_out\":20480,\"burst_in\":1024,\"burst_out\":1024,\"cburst_in\":2048,\"cburst_out\":2048,"
                    + "\"logged\":true,\"redirect\":false,\"accept\":true,\"tariff\":\"Home 100\",\"contract\":\"2026-' || u || '\","
                    + "\"address\":\"Main street 1, flat ' || u || '\"}'";

    private final DataSource dataSource;

    public Seed(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void nas(long id, String scheme, int forks, int port) throws SQLException {
        run(
                "INSERT INTO NAS (ID, NAME, NAS_IP, SCHEME, FORKS, TELNET_IP, TELNET_PORT, TELNET_LOGIN, TELNET_PASSWORD) VALUES ("
                        + id + ", 'n" + id + "', '10.0.0." + id + "', '" + scheme + "', " + forks + ", '127.0.0.1', "
                        + port
                        + ", 'admin', 'secret')");
    }

    public void accounts(int count, int nas) throws SQLException {
        run("INSERT INTO USERS (ID, ABONENT_ID, NAS_ID, LOGIN, IP, AUTH_TYPE, RATE_IN, RATE_OUT, CEIL_IN, CEIL_OUT)"
                + " SELECT u, u, 1 + u % " + nas
                + ", 'user' || u, '10.' || (u/65536)%256 || '.' || (u/256)%256 || '.' || u%256,"
                + " 6, 10240, 10240, 20480, 20480 FROM generate_series(1, " + count + ") AS u");
    }

    /** NAS 1 to count, in bulk. */
    public void manyNas(int count, String scheme, int forks, int port, boolean enabled) throws SQLException {
        run(
                "INSERT INTO NAS (ID, NAME, NAS_IP, SCHEME, FORKS, ENABLED, TELNET_IP, TELNET_PORT, TELNET_LOGIN, TELNET_PASSWORD)"
                        + " SELECT i, 'n' || i, '10.' || i / 65536 || '.' || i / 256 % 256 || '.' || i % 256, '"
                        + scheme + "', "
                        + forks + ", " + enabled + ", '127.0.0.1', " + port
                        + ", 'admin', 'secret' FROM generate_series(1, " + count + ") AS i");
    }

    /** Nothing but events of the main stack, over accounts and NAS in turn. */
    public void main(int count, int accounts, int nas) throws SQLException {
        run("DELETE FROM EVENTS_STACK");
        more(count, accounts, nas);
        run("VACUUM ANALYZE");
        run("CHECKPOINT");
    }

    /** More events of the main stack. */
    public void more(int count, int accounts, int nas) throws SQLException {
        run("INSERT INTO EVENTS_STACK (ID, COMPACT_ID, EVENT_TYPE, USER_ID, ABONENT_ID, NAS_ID, NAS_IP, PARAMS)"
                + " SELECT b.LAST_ID + i, i, 'user_rate_set', u, u, 1 + u % " + nas + ", '10.0.0.' || (1 + u % " + nas
                + "), "
                + PARAMS + " FROM (SELECT i, 1 + i % " + accounts + " AS u FROM generate_series(1, " + count
                + ") AS i) s, EVENT_COUNTERS b ORDER BY i");
        run("UPDATE EVENT_COUNTERS SET LAST_ID = LAST_ID + " + count);
    }

    public long count(String table) throws SQLException {
        return number("SELECT COUNT(*) FROM " + table);
    }

    public long number(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    public void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until a table is empty and returns the seconds since the given start. */
    public double secondsUntilEmpty(String table, long start) throws SQLException {
        return secondsUntilNone("SELECT 1 FROM " + table + " LIMIT 1", start);
    }

    /**
     * Waits while a table empties and returns how many rows a second left it between the first and the last tenth: without the time in which
     * work begins, and the one in which there is too little left for everybody.
     */
    public double rateInTheMiddle(String table, int rows) throws SQLException {
        Left begin = untilLeft(table, rows - rows / 10);
        Left end = untilLeft(table, rows / 10);
        return (begin.rows() - end.rows()) / ((end.nanos() - begin.nanos()) / 1e9);
    }

    private record Left(long rows, long nanos) {}

    private Left untilLeft(String table, int rows) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            long left = count(table);
            long now = System.nanoTime();
            if (left <= rows) {
                return new Left(left, now);
            }
            if (now - start > LONGEST) {
                throw new IllegalStateException("still " + left + " rows in " + table + " after 10 minutes");
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** Waits until a query finds nothing and returns the seconds since the given start. To be asked near the end: it costs something. */
    public double secondsUntilNone(String query, long start) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            while (true) {
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        return (System.nanoTime() - start) / 1e9;
                    }
                }
                if (System.nanoTime() - start > LONGEST) {
                    throw new IllegalStateException("still there after 10 minutes: " + query);
                }
                LockSupport.parkNanos(2_000_000);
            }
        }
    }
}
