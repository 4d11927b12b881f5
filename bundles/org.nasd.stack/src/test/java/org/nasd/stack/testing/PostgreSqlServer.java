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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A PostgreSQL server of the installed package. */
final class PostgreSqlServer {

    private final GuardedServer server;
    private final AtomicInteger databases = new AtomicInteger();

    private static final class Holder {
        private static final PostgreSqlServer SHARED = new PostgreSqlServer();
    }

    static PostgreSqlServer shared() {
        return Holder.SHARED;
    }

    private PostgreSqlServer() {
        Path bin = binaries()
                .orElseThrow(
                        () -> new IllegalStateException("PostgreSQL is not installed: apt-get install postgresql"));
        try {
            server = new GuardedServer("PostgreSQL", "postgres");
            start(bin);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start PostgreSQL", e);
        }
    }

    /** Where the newest installed server's programs are. */
    static Optional<Path> binaries() {
        List<Path> candidates = new ArrayList<>();
        for (String path : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            candidates.add(Path.of(path));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.comparing(PostgreSqlServer::version).reversed())
                        .forEach(version -> candidates.add(version.resolve("bin")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return candidates.stream()
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("postgres")))
                .findFirst();
    }

    private static int version(Path directory) {
        String name = directory.getFileName().toString();
        return name.matches("\\d+") ? Integer.parseInt(name) : 0;
    }

    private void start(Path bin) throws IOException {
        String fsync = System.getProperty("nasd.test.postgresql.fsync", "off");
        Path data = server.directory().resolve("data");
        server.prepare(List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + user(),
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync"));
        List<String> command = List.of(
                bin.resolve("postgres").toString(),
                "-D" + data,
                "-p" + server.port(),
                "-clisten_addresses=127.0.0.1",
                "-cunix_socket_directories=",
                "-cfsync=" + fsync,
                "-cmax_connections=200",
                "-cshared_buffers=256MB",
                "-cmax_wal_size=2GB");
        server.start("QUIT", command, this::connect);
    }

    String createDatabase() {
        String name = "nasd_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return name;
    }

    void dropDatabase(String name) {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
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
        return DriverManager.getConnection(url("postgres"), user(), password());
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database
                + "?ApplicationName=nasd&connectTimeout=5&socketTimeout=60&tcpKeepAlive=true";
    }

    String user() {
        return "nasd";
    }

    String password() {
        return "";
    }
}
