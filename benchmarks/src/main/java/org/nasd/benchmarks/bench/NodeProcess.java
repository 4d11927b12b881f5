package org.nasd.benchmarks.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A nasd in a process of its own. */
public final class NodeProcess implements AutoCloseable {

    private Process process;

    private NodeProcess(Database database) throws IOException {
        launch(database);
    }

    /** Starts one and waits until it works. */
    public static NodeProcess start(Database database) throws IOException {
        return new NodeProcess(database);
    }

    private void launch(Database database) throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.nasd.benchmarks.Main",
                        "node",
                        database.place()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line == null || !line.contains("ready"); line = output.readLine()) {
            if (line == null) {
                throw new IOException("the node ended before it worked");
            }
        }
    }

    /** Ends it politely and starts it again. */
    public void restartWith(Database database) throws IOException, InterruptedException {
        close();
        launch(database);
    }

    /** Ends it at once, as a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isAlive()) {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }
}
