package org.nasd.driver.script.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Outcome;

/** Ten thousand hostile values: the script, and the programs it calls, get exactly these bytes, and none is ever run. */
@Timeout(120)
class ScriptValuesIT {

    private static final int PROCESSES = 40;
    private static final int VALUES = 250;

    private static final List<String> HOSTILE = List.of(
            "$(touch canary)",
            "`touch canary`",
            "; touch canary;",
            "'; touch canary; '",
            "\"; touch canary; \"",
            "&& touch canary",
            "| touch canary",
            "() { :; }; touch canary",
            "${IFS}touch${IFS}canary",
            "$((a[$(touch canary)]))",
            "a[$(touch canary)]",
            "\\",
            "\\\\",
            "\\x41",
            "\\0101",
            "\\c",
            "\\n",
            "%s%n%b",
            "%",
            "-n",
            "-e",
            "--",
            "~",
            "*",
            "?",
            "[a-z]",
            "{a,b}",
            "!!",
            "#",
            "",
            " ",
            "  two  ",
            "=",
            "a=b",
            "'",
            "\"",
            "пароль",
            "должник №5",
            "漢字",
            "😀",
            "\u00a0",
            "\u0085",
            "\ufeff",
            "é");

    private final Random random = new Random(25);

    private String value() {
        StringBuilder value = new StringBuilder();
        for (int pieces = random.nextInt(4) + 1; pieces > 0; pieces--) {
            if (random.nextInt(3) > 0) {
                value.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
            } else {
                random.ints(random.nextInt(12), 0x20, 0x3000)
                        .filter(c -> c != 0x7f)
                        .forEach(value::appendCodePoint);
            }
        }
        return value.toString();
    }

    @Test
    void everyValueArrivesAsItIs() throws Exception {
        try (Scripts scripts = new Scripts()) {
            check(scripts, StandardCharsets.UTF_8, Map.of());
        }
    }

    @Test
    void aNasMayHaveAnotherCharacterSet() throws Exception {
        try (Scripts scripts = new Scripts()) {
            check(scripts, Charset.forName("windows-1251"), Map.of("charset", "windows-1251"));
        }
    }

    @Test
    void theyArriveAlsoFromAJvmWhoseLocaleKnowsAsciiOnly() throws Exception {
        Scripts.require("bash", "setsid");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ScriptValuesIT.class.getName());
        java.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        java.environment().put("LC_ALL", "C");
        Process process = java.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("US-ASCII: all " + PROCESSES * VALUES + " values arrived");
        assertThat(process.exitValue()).as(said).isZero();
    }

    /** In a JVM of its own. */
    public static void main(String[] args) throws Exception {
        try (Scripts scripts = new Scripts()) {
            new ScriptValuesIT().check(scripts, StandardCharsets.UTF_8, Map.of());
            System.out.println(Charset.defaultCharset() + ": all " + PROCESSES * VALUES + " values arrived");
        }
    }

    /** Half of what a process gets goes by the shell's own variables, the other half by the environment of a program it calls. */
    private void check(Scripts scripts, Charset charset, Map<String, String> options) throws Exception {
        scripts.write(
                "handler.sh",
                "e() { for i in {0..249}; do n=v_$i; printf '%s\\0' \"${!n}\"; done >shell; cat /proc/self/environ >program; }");
        BlockingDialogue nas = scripts.dialogue("handler.sh", options);
        for (int process = 0; process < PROCESSES; process++) {
            List<String> values = new ArrayList<>();
            Map<String, String> variables = new HashMap<>();
            while (values.size() < VALUES) {
                String value = value();
                if (charset.newEncoder().canEncode(value)) {
                    variables.put("v_" + values.size(), value);
                    values.add(value);
                }
            }
            assertThat(nas.perform(Scripts.event("e", variables, 30))).isInstanceOf(Outcome.Done.class);
            assertThat(read(scripts, "shell", charset)).isEqualTo(values);
            List<String> seen = read(scripts, "program", charset);
            variables.forEach((name, value) -> assertThat(seen).contains(name + "=" + value));
            assertThat(seen).contains("telnet_password=" + Scripts.PASSWORD.reveal());
            assertThat(scripts.directory.resolve("canary")).doesNotExist();
        }
    }

    private static List<String> read(Scripts scripts, String file, Charset charset) throws IOException {
        String all = new String(Files.readAllBytes(scripts.directory.resolve(file)), charset);
        return Arrays.asList(all.substring(0, all.length() - 1).split("\0", -1));
    }

    /** What stands in the log can be pasted into a shell that has read the script. */
    @Test
    void whatIsWrittenDownIsReadByAShellAsTheSameCall() throws Exception {
        try (Scripts scripts = new Scripts()) {
            scripts.write("handler.sh", "e() { printf '%s' \"$v\" >seen; }");
            BlockingDialogue nas = scripts.dialogue("handler.sh", Map.of());
            StringBuilder pasted = new StringBuilder(". ./handler.sh\n");
            List<String> values = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String value = value();
                Outcome outcome = nas.perform(Scripts.byHand("v=" + Words.quote(value) + " e"));
                assertThat(Files.readString(scripts.directory.resolve("seen"))).isEqualTo(value);
                pasted.append(outcome.exchanges().get(0).command()).append("; printf '\\0' >>seen; cat seen >>all\n");
                values.add(value);
            }
            Process shell = new ProcessBuilder("bash")
                    .directory(scripts.directory.toFile())
                    .start();
            shell.outputWriter(StandardCharsets.UTF_8).append(pasted).close();
            assertThat(shell.waitFor()).isZero();
            assertThat(read(scripts, "all", StandardCharsets.UTF_8)).isEqualTo(values);
            assertThat(scripts.directory.resolve("canary")).doesNotExist();
        }
    }
}
