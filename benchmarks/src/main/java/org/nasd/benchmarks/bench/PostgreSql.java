package org.nasd.benchmarks.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the installed package, durable, with the settings that all sides of a comparison get. It ends, and its directory
 * goes, when this JVM ends, however it ends: a shell beside the server waits for the JVM's end of a pipe to close.
 */
public final class PostgreSql implements AutoCloseable {

    /** The same for everybody. */
    public static final Map<String, String> SETTINGS =
            Map.of("shared_buffers", "1GB", "max_wal_size", "4GB", "checkpoint_timeout", "15min");

    private static final String GUARD =
            "dir=$1; shift; start() { \"$@\" >>\"$dir/log\" 2>&1 & server=$!; }; start \"$@\";"
                    + " while read -r word; do kill -INT $server; wait $server; start \"$@\"; done;"
                    + " kill -QUIT $server; wait $server; rm -rf \"$dir\"";

    private final Path directory;
    private final int port;
    private final Process guard;
    private int databases;
    private String startedAt = "";

    public PostgreSql(String... more) throws IOException {
        Path bin = binaries();
        directory = Files.createTempDirectory("nasd-benchmark-postgresql-");
        port = freePort();
        if (asRoot()) {
            run(List.of("chown", "postgres", directory.toString()));
        }
        Path data = directory.resolve("data");
        run(asServerUser(List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=nasd",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale")));
        List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "sh", directory.toString()));
        command.addAll(asServerUser(command(bin, data, more)));
        guard = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "nasd-benchmark-postgresql"));
        await();
    }

    private List<String> command(Path bin, Path data, String... more) {
        List<String> command = new ArrayList<>(List.of(
                bin.resolve("postgres").toString(),
                "-D" + data,
                "-p" + port,
                "-clisten_addresses=127.0.0.1",
                "-cunix_socket_directories=",
                "-cmax_connections=300",
                "-ctrack_wal_io_timing=on"));
        SETTINGS.forEach((name, value) -> command.add("-c" + name + "=" + value));
        for (String setting : more) {
            command.add("-c" + setting);
        }
        return command;
    }

    private static Path binaries() throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(java.util.Comparator.comparing(bin ->
                            Integer.parseInt(bin.getParent().getFileName().toString())))
                    .orElseThrow(() -> new IOException("PostgreSQL is not installed: apt-get install postgresql"));
        }
    }

    private static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asServerUser(List<String> command) {
        List<String> wrapped = new ArrayList<>();
        if (asRoot()) {
            wrapped.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--reset-env"));
        }
        wrapped.addAll(command);
        return wrapped;
    }

    private void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ":\n" + output);
        }
    }

    private void await() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (Connection connection = connect()) {
                connection.isValid(1);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline || !guard.isAlive()) {
                    throw new IOException("PostgreSQL did not start: " + Files.readString(directory.resolve("log")), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Restarts it as an operator would; returns once it was told. */
    public void restart() throws IOException, SQLException {
        startedAt = startedAt();
        guard.outputWriter(StandardCharsets.UTF_8).append("restart\n").flush();
    }

    /** Waits until it answers again after {@link #restart()}. */
    public void awaitNewStart() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!isNew()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL is not back after a minute");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private boolean isNew() {
        try {
            return !startedAt().equals(startedAt);
        } catch (SQLException e) {
            return false;
        }
    }

    private String startedAt() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_postmaster_start_time()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    /** A new, empty database. */
    public Database database(boolean durable) throws SQLException {
        String name = "nasd_" + ++databases;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new Database("127.0.0.1:" + port + "/" + name, durable);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=5&socketTimeout=60", "nasd", "");
    }

    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            guard.waitFor(15, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            guard.destroy();
        }
    }
}
