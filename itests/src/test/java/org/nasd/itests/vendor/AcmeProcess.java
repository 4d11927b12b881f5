package org.nasd.itests.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nasd.itests.harness.Await;

/** The concentrator of the example, run from its source as the guide says. */
final class AcmeProcess implements AutoCloseable {

    private static final String SOURCE = "src/test/java/com/example/driver/acme/AcmeServer.java";
    private static final String GREETING = "ACME concentrator at port ";

    private final Process process;
    private final Path output;

    private AcmeProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static AcmeProcess start(Path example) throws Exception {
        Path output = example.resolve("target/device.out");
        AcmeProcess device = new AcmeProcess(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java")
                                        .toString(),
                                SOURCE,
                                "0")
                        .directory(example.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
        Await.until("the device listens", java.time.Duration.ofSeconds(60), () -> device.output().stream()
                .anyMatch(line -> line.startsWith(GREETING)));
        return device;
    }

    int port() throws IOException {
        return Integer.parseInt(output().get(0).substring(GREETING.length()));
    }

    /** How often it was told a command. */
    long told(String command) throws IOException {
        return output().stream().filter(command::equals).count();
    }

    private List<String> output() throws IOException {
        return Files.readAllLines(output);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
