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

    private static final long START_MILLIS = 60_000;

    /** Ends what still runs in the directory, should the JVM not have done it. */
    private static final String GUARD = "cat >/dev/null; pid=$(cat \"$1/server.pid\" 2>/dev/null);"
            + " case $(readlink \"/proc/$pid/cwd\") in \"$1\"*) kill -$2 $pid;"
            + " while kill -0 $pid 2>/dev/null; do sleep 0.05; done;; esac; rm -rf \"$1\"";

    private final String name;
    private final String user;
    private final Path directory;
    private final int port;
    private List<String> command;
    private Connecting connecting;
    private Process guard;
    private Process server;

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
        this.directory = Files.createTempDirectory("nasd-" + user + "-").toRealPath();
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
    void start(String signal, List<String> program, Connecting how) throws IOException {
        command = asUser(program);
        connecting = how;
        guard = new ProcessBuilder("sh", "-c", GUARD, "sh", directory.toString(), signal)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "nasd-test-" + user));
        startAgain();
    }

    /** Starts it once more, after its end, and waits until it lets one in. */
    void startAgain() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        do {
            server = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            Files.writeString(directory.resolve("server.pid"), Long.toString(server.pid()));
        } while (!letsOneIn(deadline));
    }

    private Path log() {
        return directory.resolve("log");
    }

    /** Whether its process runs. */
    boolean isAlive() {
        return server.isAlive();
    }

    /** Sends it a signal that ends it, and waits for its end. */
    void stop(String signal) throws IOException, InterruptedException {
        run(List.of("kill", "-" + signal, Long.toString(server.pid())));
        server.waitFor();
    }

    static boolean asRoot() {
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

    /** Runs a program to its end. */
    void run(List<String> command) throws IOException {
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

    /** Whether it is up; false when it ended again, as it does while what a killed one left is still there. */
    private boolean letsOneIn(long deadline) throws IOException {
        while (server.isAlive()) {
            try (Connection connection = connecting.connect()) {
                connection.isValid(1);
                return true;
            } catch (SQLException e) {
                pauseUntil(deadline, e);
            }
        }
        pauseUntil(deadline, null);
        return false;
    }

    private void pauseUntil(long deadline, SQLException why) throws IOException {
        if (System.nanoTime() > deadline) {
            throw new IOException(name + " did not start: " + Files.readString(log()), why);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    /** Ends it; its directory goes. */
    void end() {
        try {
            guard.getOutputStream().close();
            guard.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            guard.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            guard.destroy();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
