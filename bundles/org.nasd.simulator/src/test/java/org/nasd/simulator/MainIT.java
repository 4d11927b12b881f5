package org.nasd.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.simulator.routeros.RawClient;

class MainIT {

    @TempDir
    private Path directory;

    private Process process;
    private BufferedReader out;

    private String start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.nasd.simulator.Main"));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        out = process.inputReader(StandardCharsets.UTF_8);
        return out.readLine();
    }

    @AfterEach
    void stop() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static int number(String json, String key) {
        Matcher m = Pattern.compile("\"" + key + "\":(\\d+)").matcher(json);
        assertThat(m.find()).as(json).isTrue();
        return Integer.parseInt(m.group(1));
    }

    @Test
    void runs_as_a_process_and_obeys_two_channels() throws Exception {
        String hello =
                start("routeros", "--port", "0", "--users", "admin:secret", "--latency", "1", "--admin-port", "0");
        try (RawClient client = new RawClient(number(hello, "port"))) {
            client.ask("/login", "=name=admin", "=password=secret");
            assertThat(client.ask("/system/identity/set", "=name=x")).containsExactly(List.of("!done"));
            assertThat(ask(process.getOutputStream(), out, "counters")).contains("\"commands\":1,");
            try (Socket admin = new Socket(InetAddress.getLoopbackAddress(), number(hello, "admin"));
                    BufferedReader answers = new BufferedReader(
                            new java.io.InputStreamReader(admin.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(ask(admin.getOutputStream(), answers, "rows /system/identity"))
                        .isEqualTo("[{\"name\":\"x\"}]");
                process.getOutputStream().close();
                assertThat(ask(admin.getOutputStream(), answers, "counters")).contains("\"commands\":1,");
                assertThat(ask(admin.getOutputStream(), answers, "quit")).isEqualTo("{\"ok\":true}");
            }
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void runs_a_command_line_and_writes_its_journal_down() throws Exception {
        Path journal = directory.resolve("journal");
        String hello = start(
                "cli",
                "--transport",
                "telnet",
                "--dialect",
                "accel",
                "--port",
                "0",
                "--users",
                "admin:secret",
                "--journal",
                journal.toString());
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), number(hello, "port"))) {
            client.getOutputStream().write("secret\r\nshow stat\r\nexit\r\n".getBytes(StandardCharsets.UTF_8));
            client.getInputStream().readAllBytes();
        }
        assertThat(ask(process.getOutputStream(), out, "insert facts key=\"session x\" value=1"))
                .isEqualTo("{\"ok\":true}");
        assertThat(ask(process.getOutputStream(), out, "rows facts")).contains("session x");
        assertThat(ask(process.getOutputStream(), out, "hostkey")).contains("no host key");
        assertThat(ask(process.getOutputStream(), out, "flush")).isEqualTo("{\"ok\":true}");
        assertThat(Files.readString(journal))
                .contains("\"words\":[\"show stat\"],\"result\":\"DONE\"")
                .doesNotContain("secret");
    }

    @Test
    void runs_a_radius_server() throws Exception {
        String hello = start("radius", "--port", "0", "--secret", "testing123", "--any", "off");
        assertThat(number(hello, "port")).isPositive();
        assertThat(ask(process.getOutputStream(), out, "insert sessions login=ivanov ip=10.0.0.1"))
                .isEqualTo("{\"ok\":true}");
        assertThat(ask(process.getOutputStream(), out, "rows sessions")).contains("ivanov");
        assertThat(ask(process.getOutputStream(), out, "counters")).contains("\"badlySigned\":0");
        assertThat(ask(process.getOutputStream(), out, "fault slow")).contains("datagrams are never slow");
    }

    @Test
    void ends_with_its_input_where_told_to() throws Exception {
        start("routeros", "--port", "0", "--exit-on-eof");
        process.getOutputStream().close();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void says_how_it_is_used() throws Exception {
        assertThat(start("toaster")).contains("Known is: routeros, cli, radius").contains("usage");
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
    }

    private static String ask(OutputStream to, BufferedReader from, String line) throws IOException {
        to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        to.flush();
        return from.readLine();
    }
}
