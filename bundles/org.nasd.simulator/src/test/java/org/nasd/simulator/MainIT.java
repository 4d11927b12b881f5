package org.nasd.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.simulator.routeros.RawClient;

class MainIT {

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
    void ends_with_its_input_where_told_to() throws Exception {
        start("routeros", "--port", "0", "--exit-on-eof");
        process.getOutputStream().close();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void says_how_it_is_used() throws Exception {
        assertThat(start("toaster")).contains("Known is: routeros").contains("usage");
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
    }

    private static String ask(OutputStream to, BufferedReader from, String line) throws IOException {
        to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        to.flush();
        return from.readLine();
    }
}
