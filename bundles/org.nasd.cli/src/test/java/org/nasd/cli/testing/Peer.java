package org.nasd.cli.testing;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real server in a scratch directory, on loopback. Where it cannot run, the test says why it
 * is left out; with CI=true that is a failure.
 */
public final class Peer implements AutoCloseable {

    public static final String PASSWORD = "nas-пароль";

    public final Path directory;
    public final int port;
    private final List<Process> processes = new ArrayList<>();

    public Peer() throws IOException {
        directory = Files.createTempDirectory(
                "nasd-peer", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    /** Leaves the test out unless it runs as root and the programs are there. */
    public static void require(String... programs) {
        String missing = !"root".equals(System.getProperty("user.name"))
                ? "it must run as root"
                : String.join(
                        ", ",
                        Arrays.stream(programs)
                                .filter(program -> !new File(program).canExecute())
                                .toList());
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertTrue(missing.isEmpty(), "missing: " + missing);
        }
        Assumptions.assumeTrue(missing.isEmpty(), "left out, missing: " + missing);
    }

    /** Runs a script of preparation in the directory, which it knows as {@code $D}. */
    public String sh(String script) throws IOException, InterruptedException {
        Process process = bash(script).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assertions.assertEquals(0, process.waitFor(), output);
        return output;
    }

    private ProcessBuilder bash(String script) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(directory.toFile());
        builder.environment().put("D", directory.toString());
        builder.environment().put("P", Integer.toString(port));
        builder.environment().put("PASSWORD", PASSWORD);
        return builder;
    }

    /** Starts a process. */
    public void run(String command) throws IOException {
        ProcessBuilder builder = bash(command);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()));
        processes.add(builder.start());
    }

    /** Waits until a server listens. */
    public static void awaitPort(int port) {
        Awaitility.await("something listens at " + port)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                        return true;
                    }
                });
    }

    /** What the processes that were started have said. */
    public String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    /** Processes that serve sessions now. */
    public long sessions() {
        return processes.stream().mapToLong(p -> p.descendants().count()).sum();
    }

    /** Ends the processes that serve sessions, as a crash would. */
    public void killSessions() {
        processes.forEach(p -> p.descendants().forEach(ProcessHandle::destroyForcibly));
    }

    @Override
    public void close() throws Exception {
        for (Process process : processes) {
            List<ProcessHandle> all = process.descendants().toList();
            process.destroy();
            all.forEach(ProcessHandle::destroyForcibly);
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        sh("rm -rf $D/*");
        Files.delete(directory);
    }
}
