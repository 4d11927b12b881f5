package org.nasd.simulator;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs by other people, run as processes. */
public final class Peer {

    private Peer() {}

    /** Says that a peer is not there: a failure where tests must be complete (CI=true), else a reason to leave the test out. */
    public static void missing(String what) {
        if ("true".equals(System.getenv("CI"))) {
            fail(what + " is missing, and with CI=true nothing may be left out");
        }
        abort(what + " is missing on this machine");
    }

    /** Runs a program to its end. @return what it printed */
    public static String run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(Path.of("target"), "peer", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(50, TimeUnit.SECONDS)) {
                throw new IOException(command + " did not end in time; it said: " + Files.readString(output));
            }
            if (process.exitValue() != 0) {
                throw new IOException(command + " ended with " + process.exitValue() + ": " + Files.readString(output));
            }
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    /** Whether a program can be started and ends well. */
    public static boolean works(List<String> command) throws InterruptedException {
        try {
            run(Map.of(), command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
