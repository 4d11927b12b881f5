package org.nasd.itests.harness;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.nasd.stack.testing.TestDatabase;

/** One unpacked copy of the distribution, and the process that runs from it. */
public final class Distribution implements AutoCloseable {

    public static final Duration BOOT = Duration.ofSeconds(180);

    private final Path home;
    private final Ports ports = Ports.free();
    private final Map<String, String> environment = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Process process;

    private Distribution(Path home) {
        this.home = home;
    }

    /** A fresh copy of the archive's content; its process does not run yet. */
    public static Distribution unpacked(String name) throws IOException {
        Path home = Path.of(System.getProperty("nasd.work"), name);
        Trees.delete(home);
        Trees.copy(Path.of(System.getProperty("nasd.archive")), home);
        return new Distribution(home);
    }

    /** Sets an environment variable of the process. */
    public Distribution with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Lets the process work on that database. */
    public Distribution usingDatabase(TestDatabase database) {
        return with("NASD_DB_URL", database.url())
                .with("NASD_DB_USER", database.user())
                .with("NASD_DB_PASSWORD", database.password());
    }

    /** Lets somebody log in. Works while the process runs, too. */
    public Distribution withUser(String name, String password, String group) throws IOException {
        Files.writeString(
                home.resolve("etc/users.properties"),
                name + " = " + password + ",_g_:" + group + "\n",
                StandardOpenOption.APPEND);
        return this;
    }

    /**
     * Starts the process and returns at once.
     *
     * @param more arguments of the script
     */
    public Distribution start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/karaf").toString(), "server"));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeIf(variable -> variable.matches("(NASD|KARAF|MAVEN)_.*|(EXTRA_)?JAVA_OPTS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // A home without a Maven repository, so that nothing is found there that the archive lacks.
        builder.environment().put("EXTRA_JAVA_OPTS", "-Duser.home=" + Files.createDirectories(home.resolve("empty")));
        builder.environment().putAll(ports.environment());
        builder.environment().putAll(environment);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("console.out").toFile());
        process = builder.start();
        return this;
    }

    /** Waits until {@code /health/ready} says so and the shell, which is Karaf's and opens on its own, lets people in. */
    public Distribution awaitReady() throws InterruptedException {
        await("it is ready", BOOT, () -> get(ports.rest(), "/health/ready").statusCode() == 200);
        await("its shell is open", BOOT, () -> Sockets.accepts(ports.ssh()));
        return this;
    }

    /** Waits for a condition, and fails with the logs when it does not come true or the process dies. */
    public void await(String what, Duration deadline, java.util.concurrent.Callable<Boolean> condition)
            throws InterruptedException {
        try {
            Await.until(what, deadline, () -> !process.isAlive() || condition.call());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + lastWords(), e);
        }
        if (!process.isAlive()) {
            throw new AssertionError("the process ended with " + process.exitValue() + "\n" + lastWords());
        }
    }

    public HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The shell for the login that was made at the first start. */
    public Shell admin() throws IOException {
        return shell(
                "admin", Files.readString(home.resolve("etc/admin.password")).trim());
    }

    /** The shell for somebody. */
    public Shell shell(String user, String password) {
        return new Shell(ports.ssh(), user, password);
    }

    public Path home() {
        return home;
    }

    public Ports ports() {
        return ports;
    }

    public Process process() {
        return process;
    }

    /** What {@code log/karaf.log} holds by now. */
    public List<String> log() throws IOException {
        return Files.readAllLines(home.resolve("log/karaf.log"));
    }

    /** Ends the process at once, as a power cut would for it. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Ends the process politely. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(45, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("did not end within 45 s of a SIGTERM\n" + lastWords());
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!process.waitFor(45, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    private String lastWords() {
        return tail(home.resolve("console.out")) + tail(home.resolve("log/karaf.log"));
    }

    private static String tail(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return "--- " + file + "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()))
                    + "\n";
        } catch (IOException e) {
            return "--- " + file + ": " + e + "\n";
        }
    }
}
