package org.nasd.benchmarks.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.nasd.benchmarks.result.Figure;
import org.postgresql.PGConnection;

/** A database with a pool as nasd's own. */
public final class Database implements AutoCloseable {

    private static final int POOL = 10;

    private final String place;
    private final boolean durable;
    private final HikariDataSource dataSource;

    Database(String place, boolean durable) {
        this.place = place;
        this.durable = durable;
        this.dataSource = pool(POOL, "");
    }

    /** Opens one that is there, for another process. */
    public static Database at(String place, boolean durable) {
        return new Database(place, durable);
    }

    /** A pool of its own, for a peer. */
    public HikariDataSource pool(int size, String more) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url() + more);
        config.setUsername("nasd");
        config.setPassword("");
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    public String url() {
        return "jdbc:postgresql://" + place
                + "?ApplicationName=nasd&connectTimeout=5&socketTimeout=60&tcpKeepAlive=true&options=" + options();
    }

    /** For programs that are not written in Java. */
    public String plainUrl() {
        return "postgres://nasd@" + place + "?options=" + options();
    }

    private String options() {
        return "-c%20synchronous_commit%3D" + (durable ? "on" : "off");
    }

    public String place() {
        return place;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public Seed seed() {
        return new Seed(dataSource);
    }

    /** What one row costs that is committed alone: the median, in milliseconds. */
    public double commitMillis(int times) throws SQLException {
        return commitMillis(times, () -> {});
    }

    /**
     * The same with something done before each: a disk that rests in between takes longer.
     *
     * @param before such as a pause
     */
    public double commitMillis(int times, Runnable before) throws SQLException {
        long[] nanos = new long[times];
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS COMMIT_PROBE (I INTEGER)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO COMMIT_PROBE VALUES (1)")) {
                for (int i = 0; i < times; i++) {
                    before.run();
                    long start = System.nanoTime();
                    insert.executeUpdate();
                    nanos[i] = System.nanoTime() - start;
                }
            }
        }
        return Figure.percentile(nanos, 0.5);
    }

    /**
     * How long PostgreSQL's driver takes to hand out an announcement after the one who made it has its answer, in milliseconds, the median.
     *
     * @param before such as a pause
     */
    public double announcementMillis(int times, Runnable before) throws Exception {
        BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection listening = dataSource.getConnection();
                Connection announcing = dataSource.getConnection();
                Statement listen = listening.createStatement();
                PreparedStatement announce = announcing.prepareStatement("SELECT pg_notify('probe', ?)")) {
            listen.execute("LISTEN probe");
            PGConnection driver = listening.unwrap(PGConnection.class);
            Future<?> listener = thread.submit(() -> {
                for (int i = 0; i < times; i++) {
                    driver.getNotifications(10_000);
                    heard.add(System.nanoTime());
                }
                return null;
            });
            long[] nanos = new long[times];
            for (int i = 0; i < times; i++) {
                before.run();
                announce.setString(1, String.valueOf(i));
                announce.execute();
                long answered = System.nanoTime();
                nanos[i] = heard.take() - answered;
            }
            listener.get();
            listen.execute("UNLISTEN *");
            return Figure.percentile(nanos, 0.5);
        } finally {
            thread.shutdownNow();
        }
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
