package org.nasd.benchmarks.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution as an operator runs it: unpacked, on ports of its own, as a process. */
public final class Distribution implements AutoCloseable {

    private static final Path BUILT = Path.of("../karaf-assembly/target/assembly");

    private final Scratch scratch;
    private final Path home;
    private final Database database;
    private final int rest = freePort();
    private final int http = freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    public Distribution(Database database) throws IOException, InterruptedException {
        if (!Files.isDirectory(BUILT)) {
            throw new IOException(
                    "there is no distribution at " + BUILT.toAbsolutePath().normalize());
        }
        this.database = database;
        this.scratch = new Scratch("distribution");
        this.home = scratch.directory();
        Process copy = new ProcessBuilder("cp", "-a", BUILT + "/.", home.toString())
                .inheritIO()
                .start();
        if (copy.waitFor() != 0) {
            throw new IOException("the distribution could not be copied");
        }
        Files.writeString(
                home.resolve("etc/users.properties"), "eve = e5e-pass,_g_:operators\n", StandardOpenOption.APPEND);
    }

    /** Puts a scheme of the benchmarks into it. */
    public void scheme(String name) throws IOException {
        Path into = Files.createDirectories(home.resolve("etc/oss").resolve(name));
        try (Stream<Path> files = Files.list(Path.of("oss", name))) {
            for (Path file : files.toList()) {
                Files.copy(file, into.resolve(file.getFileName()));
            }
        }
    }

    /** Starts it and returns the seconds until it says that it is ready. */
    public double start() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server");
        builder.environment().keySet().removeIf(name -> name.matches("(NASD|KARAF|MAVEN)_.*|(EXTRA_)?JAVA_OPTS"));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "NASD_REST_PORT", String.valueOf(rest),
                        "NASD_HTTP_PORT", String.valueOf(http),
                        "NASD_SSH_PORT", String.valueOf(freePort()),
                        "NASD_RMI_REGISTRY_PORT", String.valueOf(freePort()),
                        "NASD_RMI_SERVER_PORT", String.valueOf(freePort()),
                        "NASD_DB_URL", database.url(),
                        "NASD_DB_USER", "nasd",
                        "NASD_DB_PASSWORD", ""));
        builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("console.out").toFile());
        long start = System.nanoTime();
        process = builder.start();
        process.getOutputStream().close();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(150)) {
                throw new IOException("the distribution is not ready: " + lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rest + "/health/ready")))
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks the console something, logged in, and returns the milliseconds until all of the answer was there. */
    public double console(String question) throws IOException, InterruptedException {
        String login =
                Base64.getEncoder().encodeToString("eve:e5e-pass".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        long start = System.nanoTime();
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/nasd/" + question))
                        .header("Authorization", "Basic " + login));
        double millis = (System.nanoTime() - start) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IOException(
                    "the console answered " + answer.statusCode() + " to " + question + ": " + answer.body());
        }
        return millis;
    }

    /** Memory of the process that the system counts as resident, in MB. */
    public double residentMegabytes() throws IOException {
        double most = 0;
        for (ProcessHandle one : Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList()) {
            Path status = Path.of("/proc/" + one.pid() + "/status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmRSS")) {
                        most = Math.max(most, Double.parseDouble(line.replaceAll("\\D", "")) / 1024);
                    }
                }
            }
        }
        return most;
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(home.resolve("console.out"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    public void stop() throws InterruptedException {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(45, TimeUnit.SECONDS)) {
            below.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            stop();
        }
        scratch.close();
    }
}
