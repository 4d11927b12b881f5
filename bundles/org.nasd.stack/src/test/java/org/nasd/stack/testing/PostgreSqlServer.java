package org.nasd.stack.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the installed package in a temporary directory, on loopback. It ends, and its directory goes, when this JVM
 * ends, however it ends: a shell beside the server waits for the JVM's end of a pipe to close.
 */
final class PostgreSqlServer {

    private static final long START_MILLIS = 30_000;

    private static final String GUARD = "dir=$1; shift; \"$@\" >\"$dir/log\" 2>&1 & server=$!; cat >/dev/null;"
            + " kill -QUIT $server; wait $server; rm -rf \"$dir\"";

    private final Path directory;
    private final int port;
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
            directory = Files.createTempDirectory("nasd-postgresql-");
            port = freePort();
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
        Path data = directory.resolve("data");
        if (asRoot()) {
            run(List.of("chown", "postgres", directory.toString()));
        }
        run(asServerUser(List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + user(),
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync")));
        List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "sh", directory.toString()));
        command.addAll(asServerUser(List.of(
                bin.resolve("postgres").toString(),
                "-D" + data,
                "-p" + port,
                "-clisten_addresses=127.0.0.1",
                "-cunix_socket_directories=",
                "-cfsync=" + fsync,
                "-cmax_connections=200",
                "-cshared_buffers=256MB",
                "-cmax_wal_size=2GB")));
        Process guard = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(guard), "nasd-test-postgresql"));
        await(guard);
    }

    private static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asServerUser(List<String> command) {
        if (!asRoot()) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(
                List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--reset-env"));
        wrapped.addAll(command);
        return wrapped;
    }

    private void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ":\n" + output);
        }
    }

    private void await(Process guard) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        while (true) {
            try (Connection connection = connect()) {
                connection.isValid(1);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline || !guard.isAlive()) {
                    throw new IOException("PostgreSQL did not start: " + Files.readString(directory.resolve("log")), e);
                }
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    private static void end(Process guard) {
        try {
            guard.getOutputStream().close();
            guard.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            guard.destroy();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
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
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + "?ApplicationName=nasd&connectTimeout=5&socketTimeout=60&tcpKeepAlive=true";
    }

    String user() {
        return "nasd";
    }

    String password() {
        return "";
    }
}
