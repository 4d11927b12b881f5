package org.nasd.stack.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A MariaDB server of the installed package. What a client may set for itself is set here to what suits nasd least. */
final class MariaDbServer {

    private final GuardedServer server;
    private final AtomicInteger databases = new AtomicInteger();

    private static final class Holder {
        private static final MariaDbServer SHARED = new MariaDbServer();
    }

    static MariaDbServer shared() {
        return Holder.SHARED;
    }

    private MariaDbServer() {
        try {
            server = new GuardedServer("MariaDB", "mysql");
            start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start MariaDB", e);
        }
    }

    /** Where a program of the server is. */
    static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String needed(String name) {
        return program(name)
                .orElseThrow(
                        () -> new IllegalStateException("MariaDB is not installed: apt-get install mariadb-server"))
                .toString();
    }

    private void start() throws IOException {
        Path directory = server.directory();
        Path data = directory.resolve("data");
        server.prepare(List.of(
                needed("mariadb-install-db"),
                "--no-defaults",
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--skip-name-resolve",
                "--innodb-log-file-size=48M"));
        List<String> command = List.of(
                needed("mariadbd"),
                "--no-defaults",
                "--datadir=" + data,
                "--tmpdir=" + directory,
                "--socket=" + directory.resolve("socket"),
                "--pid-file=" + directory.resolve("pid"),
                "--port=" + server.port(),
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--skip-log-bin",
                "--max-connections=200",
                "--innodb-buffer-pool-size=256M",
                "--innodb-log-file-size=48M",
                "--innodb-flush-log-at-trx-commit=" + System.getProperty("nasd.test.mariadb.flush", "0"),
                "--character-set-server=latin1",
                "--default-time-zone=-07:00",
                "--sql-mode=");
        server.start("TERM", command, this::connect);
    }

    String createDatabase() {
        String name = "nasd_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return name;
    }

    void dropDatabase(String name) {
        execute("DROP DATABASE IF EXISTS " + name);
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("mysql"), user(), password());
    }

    String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + server.port() + "/" + database
                + "?connectTimeout=5000&socketTimeout=60000&allowLocalInfile=false";
    }

    String user() {
        return "root";
    }

    String password() {
        return "";
    }
}
