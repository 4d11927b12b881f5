package org.nasd.itests.faults.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.nasd.itests.harness.Ledger;
import org.nasd.itests.harness.Trees;

/** A node of nasd without Karaf: the distribution's bundles in a process of their own, with the scheme {@link Ledger}. */
public final class Engine implements AutoCloseable {

    /** The status of a process that dropped dead where it was told to. */
    public static final int HALTED = Halt.STATUS;

    private static final Duration BOOT = Duration.ofSeconds(120);

    private final String name;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> wrapper = new ArrayList<>();
    private Process process;
    private CountDownLatch ready;

    private Engine(String name, Path home) {
        this.name = name;
        this.home = home;
    }

    /**
     * A node that does not run yet.
     *
     * @param scene a directory for its files, emptied
     * @param name the node's, which it also writes into every command
     */
    public static Engine of(String scene, String name) throws IOException {
        Path home = Path.of(System.getProperty("nasd.work"), "faults", scene, name);
        Trees.delete(home);
        Files.createDirectories(home.resolve("log"));
        Ledger.install(home.resolve("etc"), WitnessDriver.NAME);
        return new Engine(name, home);
    }

    /** Sets an environment variable of the process. */
    public Engine with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Lets the process work on a database. */
    public Engine on(String url, String user, String password) {
        String named = url.startsWith("jdbc:postgresql:")
                ? url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + name
                : url;
        return with("NASD_DB_URL", named).with("NASD_DB_USER", user).with("NASD_DB_PASSWORD", password);
    }

    /** It halts before it sends its n-th event; 0 for never. */
    public Engine haltingBefore(long event) {
        return with(Halt.BEFORE, Long.toString(event));
    }

    /** It halts when the answer to its n-th event has come, before anybody learns of it; 0 for never. */
    public Engine haltingAfter(long event) {
        return with(Halt.AFTER, Long.toString(event));
    }

    /** Runs it inside of another program, like {@code ip netns exec}. */
    public Engine inside(String... command) {
        wrapper.addAll(List.of(command));
        return this;
    }

    /** Starts the process and returns at once. */
    public Engine start() throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dnasd.archive=" + System.getProperty("nasd.archive"),
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-cp",
                System.getProperty("java.class.path"),
                EngineMain.class.getName(),
                home.toString(),
                name));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("NASD_"));
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
        process = builder.start();
        ready = new CountDownLatch(1);
        listen(process, ready);
        return this;
    }

    private void listen(Process to, CountDownLatch told) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(to.getInputStream(), StandardCharsets.UTF_8))) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            if (line.equals("ready")) {
                                told.countDown();
                            }
                        }
                    } catch (IOException e) {
                        // the process ended
                    }
                },
                "engine-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until it says that it is ready. */
    public Engine awaitReady() throws InterruptedException, IOException {
        long end = System.nanoTime() + BOOT.toNanos();
        while (!ready.await(100, TimeUnit.MILLISECONDS)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("the engine " + name + " is not ready, see " + log() + "\n" + tail());
            }
        }
        return this;
    }

    /** Whether it has been ready and is still alive. */
    public boolean isRunning() {
        return process != null && process.isAlive() && ready.getCount() == 0;
    }

    public String name() {
        return name;
    }

    public Path home() {
        return home;
    }

    public Path log() {
        return home.resolve("log/engine.log");
    }

    public Process process() {
        return process;
    }

    /** Waits until it has ended by itself, and tells its status. */
    public int awaitEnd(Duration deadline) throws InterruptedException, IOException {
        if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the engine " + name + " did not end within " + deadline + "\n" + tail());
        }
        return process.exitValue();
    }

    /** Ends it at once, as a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end. */
    public void terminate() {
        process.destroy();
    }

    /** Stops it in its tracks; it notices nothing. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Ends {@link #freeze}. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("kill -" + signal + " failed");
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
