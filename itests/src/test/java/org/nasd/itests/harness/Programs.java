package org.nasd.itests.harness;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of this machine that a test calls to their end. */
public final class Programs {

    private Programs() {}

    /** Leaves the test out where the program is missing; in CI that is a failure. */
    public static void need(String program, String debianPackage) {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        leaveOutUnless(there, program + " is missing (Debian package " + debianPackage + ")");
    }

    /** Leaves the test out for a reason; in CI that is a failure. */
    public static void leaveOutUnless(boolean possible, String reason) {
        if (!possible && "true".equals(System.getenv("CI"))) {
            fail(reason + ", and CI leaves nothing out");
        }
        assumeTrue(possible, reason);
    }

    /** What a program prints on both outputs, line by line; fails unless it ends with 0 within a minute. */
    public static List<String> run(String... command) throws IOException, InterruptedException {
        return run(Duration.ofMinutes(1), command);
    }

    /** The same with a deadline of one's own. */
    public static List<String> run(Duration deadline, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("program", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS);
            List<String> lines = Files.readAllLines(output);
            if (!ended || process.exitValue() != 0) {
                fail(String.join(" ", command) + (ended ? " ended with " + process.exitValue() : " did not end") + "\n"
                        + String.join("\n", lines));
            }
            return lines;
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
