package org.nasd.stack.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server program in a temporary directory, on loopback. It ends, and its directory goes, when this JVM ends, however it ends: a shell
 * beside the server waits for the JVM's end of a pipe to close.
 */
final class GuardedServer {

    private static final long START_MILLIS = 30_000;

    private static final String GUARD = "dir=$1; signal=$2; shift 2; \"$@\" >\"$dir/log\" 2>&1 & server=$!;"
            + " cat >/dev/null; kill -$signal $server; wait $server; rm -rf \"$dir\"";

    private final String name;
    private final String user;
    private final Path directory;
    private final int port;
    private Process guard;

    /** Opens a connection, or fails while the server is not up. */
    @FunctionalInterface
    interface Connecting {

        Connection connect() throws SQLException;
    }

    /**
     * @param name of the server, for messages
     * @param user whom it runs as where the tests run as root
     */
    GuardedServer(String name, String user) throws IOException {
        this.name = name;
        this.user = user;
        this.directory = Files.createTempDirectory("nasd-" + user + "-");
        this.port = freePort();
        if (asRoot()) {
            run(List.of("chown", user, directory.toString()));
        }
    }

    Path directory() {
        return directory;
    }

    int port() {
        return port;
    }

    /** Runs a program to its end, as the server's user. */
    void prepare(List<String> command) throws IOException {
        run(asUser(command));
    }

    /**
     * Starts the server.
     *
     * @param signal what ends it
     */
    void start(String signal, List<String> server, Connecting connecting) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "sh", directory.toString(), signal));
        command.addAll(asUser(server));
        guard = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "nasd-test-" + user));
        await(connecting);
    }

    private static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private List<String> asUser(List<String> command) {
        if (!asRoot()) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(
                List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--reset-env"));
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

    private void await(Connecting connecting) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        while (true) {
            try (Connection connection = connecting.connect()) {
                connection.isValid(1);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline || !guard.isAlive()) {
                    throw new IOException(name + " did not start: " + Files.readString(directory.resolve("log")), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    private void end() {
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
}
