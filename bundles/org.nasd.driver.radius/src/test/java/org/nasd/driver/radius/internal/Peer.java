package org.nasd.driver.radius.internal;

import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
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
 * A real server in a scratch directory, on loopback. Where it cannot run, the test says why it is left out; with CI=true that is a
 * failure.
 */
public final class Peer implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    public final Path directory;
    public final int port;
    private final List<Process> processes = new ArrayList<>();

    public Peer() throws IOException {
        directory = Files.createTempDirectory(
                "nasd-peer", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
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
                                .filter(program -> !new File(program).exists())
                                .toList());
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertTrue(missing.isEmpty(), "missing: " + missing);
        }
        Assumptions.assumeTrue(missing.isEmpty(), "left out, missing: " + missing);
    }

    public void file(String name, String... lines) throws IOException {
        Files.write(directory.resolve(name), List.of(lines));
    }

    /** Runs a program to its end and answers with what it printed. */
    public String sh(String script) throws IOException, InterruptedException {
        Process process = bash(script).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private ProcessBuilder bash(String script) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(directory.toFile());
        builder.environment().put("D", directory.toString());
        builder.environment().put("P", Integer.toString(port));
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        return builder;
    }

    /** Starts a process; what it prints goes to {@link #log()}. */
    public Process run(String command) throws IOException {
        Process process = bash(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        processes.add(process);
        return process;
    }

    public String log() throws IOException {
        Path log = directory.resolve("log");
        return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
    }

    /** Waits until the log, from a place on, holds a text. */
    public void awaitLog(int from, String text) {
        Awaitility.await("'" + text + "' is in the log")
                .pollInSameThread()
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> log().substring(from).contains(text));
    }

    public void stop(Process process) throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        all.forEach(ProcessHandle::destroyForcibly);
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() throws Exception {
        for (Process process : processes) {
            stop(process);
        }
        sh("rm -rf $D/*");
        Files.delete(directory);
    }
}
