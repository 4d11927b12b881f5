package org.nasd.stack.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.StackSettings;
import org.nasd.stack.internal.Stacks;

/**
 * An empty database for one test, with a pool. Close it when done; what was made for it goes with it.
 *
 * <p>Modules that use this need H2, HikariCP and the drivers of what they use on their test class path.
 */
public final class TestDatabase implements AutoCloseable {

    private static final int POOL = 10;

    private final String url;
    private final String user;
    private final String password;
    private final HikariDataSource dataSource;
    private final Runnable cleanUp;

    private TestDatabase(String url, String user, String password, Runnable cleanUp) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.cleanUp = cleanUp;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        this.dataSource = new HikariDataSource(config);
    }

    /** H2 in a file, durable at every commit, as nasd uses it by default. */
    public static TestDatabase h2() {
        try {
            Path directory = Files.createTempDirectory("nasd-h2-");
            String url = "jdbc:h2:file:" + directory.resolve("nasd") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
            return new TestDatabase(url, "nasd", "", () -> Directories.delete(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** H2 in memory. */
    public static TestDatabase h2InMemory() {
        return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID(), "nasd", "", () -> {});
    }

    /**
     * A new database on a real PostgreSQL, one server for all of this JVM; it runs without fsync unless the system property
     * {@code nasd.test.postgresql.fsync} is {@code on}.
     *
     * @throws IllegalStateException where {@link #postgresqlIsInstalled()} is false
     */
    public static TestDatabase postgresql() {
        return on(PostgreSqlServer.shared());
    }

    /** A new database on a server. */
    public static TestDatabase on(PostgreSqlServer server) {
        String name = server.createDatabase();
        return new TestDatabase(server.url(name), server.user(), server.password(), () -> server.dropDatabase(name));
    }

    /**
     * Whether there is a PostgreSQL to start ({@code apt-get install postgresql}).
     *
     * @throws IllegalStateException with CI=true where there is none: there nothing is left out
     */
    public static boolean postgresqlIsInstalled() {
        boolean installed = PostgreSqlServer.binaries().isPresent();
        if (!installed && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("PostgreSQL is missing (apt-get install postgresql)");
        }
        return installed;
    }

    /**
     * A new database on a real MariaDB, one server for all of this JVM, in a strange land: another zone, another character set, not
     * strict. It does not wait for the disk at each commit unless the system property {@code nasd.test.mariadb.flush} is {@code 1}.
     *
     * @throws IllegalStateException where {@link #mariadbIsInstalled()} is false
     */
    public static TestDatabase mariadb() {
        MariaDbServer server = MariaDbServer.shared();
        String name = server.createDatabase();
        return new TestDatabase(server.url(name), server.user(), server.password(), () -> server.dropDatabase(name));
    }

    /**
     * Whether there is a MariaDB to start ({@code apt-get install mariadb-server}).
     *
     * @throws IllegalStateException with CI=true where there is none: there nothing is left out
     */
    public static boolean mariadbIsInstalled() {
        boolean installed = MariaDbServer.program("mariadbd").isPresent();
        if (!installed && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("MariaDB is missing (apt-get install mariadb-server)");
        }
        return installed;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** The stacks in this database, migrated; close them before the database. */
    public Stacks stacks(StackListener... listeners) {
        return stacks(StackSettings.DEFAULTS, listeners);
    }

    /** As {@link #stacks(StackListener...)}, with other settings. */
    public Stacks stacks(StackSettings settings, StackListener... listeners) {
        return new Stacks(dataSource, settings, java.util.List.of(listeners));
    }

    @Override
    public void close() {
        dataSource.close();
        cleanUp.run();
    }

    @Override
    public String toString() {
        return url.replaceAll("^jdbc:([^:]+:?(mem|file)?).*", "$1");
    }
}
