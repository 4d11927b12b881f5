package org.nasd.benchmarks.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A device server in a process of its own, so that its work is not counted as nasd's. */
public final class Device implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("\"port\":\\s*(\\d+)");

    private static final Pattern ACCEPTED = Pattern.compile("\"accepted\":\\s*(\\d+)");

    /** One process often stands for many NAS, each of which would have its own 20. */
    private static final String SESSIONS = "1000";

    private final Process process;
    private final BufferedReader output;
    private final int port;

    private Device(String mainClass, List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("java", "-Xmx256m", "-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        Matcher matcher = PORT.matcher(String.valueOf(line));
        if (!matcher.find()) {
            process.destroy();
            throw new IOException("the device did not tell its port: " + line);
        }
        port = Integer.parseInt(matcher.group(1));
    }

    /** A simulated router with a fixed latency, and what more is to be said of it. */
    public static Device router(int latencyMillis, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "routeros",
                "--port",
                "0",
                "--latency",
                String.valueOf(latencyMillis),
                "--sessions",
                SESSIONS,
                "--users",
                "admin:secret",
                "--exit-on-eof"));
        arguments.addAll(List.of(more));
        return new Device("org.nasd.simulator.Main", arguments);
    }

    /** A simulated command line behind Apache MINA SSHD. */
    public static Device ssh() throws IOException {
        return new Device(
                "org.nasd.simulator.Main",
                List.of(
                        "cli",
                        "--transport",
                        "ssh",
                        "--dialect",
                        "linux",
                        "--port",
                        "0",
                        "--users",
                        "admin:secret",
                        "--exit-on-eof"));
    }

    /** A server that answers every sentence with a bare !done. */
    public static Device nullServer() throws IOException {
        return new Device("org.nasd.benchmarks.Main", List.of("null-server"));
    }

    /** A router that does nothing but tell when a command arrives. */
    public static Device stampServer() throws IOException {
        return new Device("org.nasd.benchmarks.Main", List.of("stamp-server"));
    }

    /** Connections that a simulated device has accepted. */
    public long connections() throws IOException {
        Matcher accepted = ACCEPTED.matcher(ask("counters"));
        if (!accepted.find()) {
            throw new IOException("the device did not tell its figures");
        }
        return Long.parseLong(accepted.group(1));
    }

    /** Gives it an order and returns its answer. */
    public String ask(String order) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append(order).append('\n').flush();
        return String.valueOf(output.readLine());
    }

    /** The next number it tells by itself. */
    public long nextNumber() throws IOException {
        return Long.parseLong(String.valueOf(output.readLine()).replaceAll("\\D", ""));
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
