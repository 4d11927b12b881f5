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
public final class PostgreSqlServer implements AutoCloseable {

    /** Ways for a server to end. */
    public enum End {
        /** It ends all sessions and writes down what is in memory. */
        FAST("INT"),
        /** It ends at once and recovers at its next start. */
        IMMEDIATE("QUIT"),
        /** It is ended, without a chance to do anything. */
        KILLED("KILL");

        private final String signal;

        End(String signal) {
            this.signal = signal;
        }
    }

    private final GuardedServer server;
    private final AtomicInteger databases = new AtomicInteger();

    private static final class Holder {
        private static final PostgreSqlServer SHARED = of();
    }

    static PostgreSqlServer shared() {
        return Holder.SHARED;
    }

    /**
     * A server of the caller's own.
     *
     * @param settings as in postgresql.conf, {@code name=value}
     */
    public static PostgreSqlServer of(String... settings) {
        return new PostgreSqlServer(List.of(settings));
    }

    private PostgreSqlServer(List<String> settings) {
        Path bin = binaries()
                .orElseThrow(
                        () -> new IllegalStateException("PostgreSQL is not installed: apt-get install postgresql"));
        try {
            server = new GuardedServer("PostgreSQL", "postgres");
            start(bin, settings);
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

    private void start(Path bin, List<String> settings) throws IOException {
        String fsync = System.getProperty("nasd.test.postgresql.fsync", "off");
        Path data = data();
        server.prepare(List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + user(),
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync"));
        List<String> command = new ArrayList<>(List.of(
                bin.resolve("postgres").toString(),
                "-D" + data,
                "-p" + server.port(),
                "-clisten_addresses=127.0.0.1",
                "-cunix_socket_directories=",
                "-cfsync=" + fsync,
                "-cmax_connections=200",
                "-cshared_buffers=256MB",
                "-cmax_wal_size=2GB"));
        settings.forEach(setting -> command.add("-c" + setting));
        server.start("QUIT", command, this::connect);
    }

    private Path data() {
        return server.directory().resolve("data");
    }

    /** Starts it again after its end, and waits until it lets one in. */
    public void start() throws IOException {
        server.startAgain();
    }

    /** Ends it and waits for its end; sessions of one that was killed may need a moment longer to notice. */
    public void stop(End how) throws IOException, InterruptedException {
        server.stop(how.signal);
    }

    /** Whether its process runs. */
    public boolean isAlive() {
        return server.isAlive();
    }

    /** Puts its write-ahead log into an empty directory; it is restarted for that. */
    public void moveLogTo(Path directory) throws IOException, InterruptedException {
        stop(End.FAST);
        if (GuardedServer.asRoot()) {
            server.run(List.of("chown", "postgres", directory.toString()));
        }
        Path wal = data().resolve("pg_wal");
        server.run(List.of("cp", "-a", wal + "/.", directory.toString()));
        server.run(List.of("rm", "-r", wal.toString()));
        Files.createSymbolicLink(wal, directory);
        start();
    }

    @Override
    public void close() {
        server.end();
    }

    /** Makes an empty database, and tells its name. */
    public String createDatabase() {
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

    /** How a database of it is reached. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database
                + "?ApplicationName=nasd&connectTimeout=5&socketTimeout=60&tcpKeepAlive=true";
    }

    public String user() {
        return "nasd";
    }

    public String password() {
        return "";
    }
}
