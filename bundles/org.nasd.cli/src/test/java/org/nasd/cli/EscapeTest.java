package org.nasd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No value becomes more than a value. */
class EscapeTest {

    private static final String HOSTILE = "'\"\\$`;|&<>(){}[]*?!~#%=, \tabcЯщ€ё-.:/@";

    @Test
    void strictTakesOnlyWhatMeansNothingToAnyDevice() {
        assertThat(apply(Escape.STRICT, "10.0.0.1/32")).isEqualTo("10.0.0.1/32");
        assertThat(apply(Escape.STRICT, "Иванов_1@isp-2+x:9")).isEqualTo("Иванов_1@isp-2+x:9");
        for (String bad : List.of("", "a b", "a;b", "a?", "a'b", "$x", "a|b", "a\nb", "a\u0085b", "a\"", "`id`")) {
            assertThat(Escape.STRICT.apply(bad, StandardCharsets.UTF_8)).as(bad).isEmpty();
        }
    }

    @Test
    void refusesWhatTheDevicesCharacterSetCannotHold() {
        assertThat(Escape.LINE.apply("日本", Charset.forName("windows-1251"))).isEmpty();
        assertThat(Escape.LINE.apply("ソ", Charset.forName("Shift_JIS")))
                .as("its second byte is a backslash")
                .isEmpty();
    }

    @Test
    void doubleKeepsTheOrderOfBackslashes() {
        assertThat(apply(Escape.DOUBLE, "a\\\"$b")).isEqualTo("\"a\\\\\\\"\\$b\"");
        assertThat(Escape.DOUBLE.apply("a`b", StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aShellReadsExactlyTheValueOfTenThousandHostileOnes(@TempDir Path directory) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        StringBuilder script = new StringBuilder();
        for (Escape escape : List.of(Escape.POSIX, Escape.DOUBLE)) {
            for (int i = 0; i < 10_000; i++) {
                String value = value(random);
                escape.apply(value, StandardCharsets.UTF_8).ifPresent(safe -> {
                    expected.add(value);
                    script.append("printf '%s\\n' ").append(safe).append('\n');
                });
            }
        }
        Path file = Files.writeString(directory.resolve("values.sh"), script);
        Process shell = new ProcessBuilder("bash", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.split("\n")).as("seed " + seed).containsExactly(expected.toArray(String[]::new));
        assertThat(expected).hasSizeGreaterThan(10_000);
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder("v");
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            char c = HOSTILE.charAt(random.nextInt(HOSTILE.length()));
            value.append(c == '\t' ? ' ' : c);
        }
        return value.toString();
    }

    private static String apply(Escape escape, String value) {
        return escape.apply(value, StandardCharsets.UTF_8).orElseThrow();
    }
}
