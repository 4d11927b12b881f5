package org.nasd.scheme.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nasd.api.scheme.Escaper;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;

/** Whatever a value holds, the commands are as many as the template's lines, and the value stands where its tag stood. */
class HostileValuesTest {

    private static final int ROUNDS = 10_000;

    private static final List<String> NASTY = List.of(
            "\n",
            "\r\n",
            "\0",
            "\t",
            "\u001b[2J",
            "\u007f",
            "\u0085",
            "\u009b",
            "\u2028",
            "\u2029",
            "\u202e",
            "\uFEFF",
            "\uD800",
            "\uDC00",
            "\uD83D\uDE00",
            "'",
            "\"",
            "`",
            "\\",
            "\\n",
            "[",
            "]",
            "[find]",
            "$",
            "${user.home}",
            "$(reboot)",
            ";",
            "|",
            "&",
            "&&",
            "#",
            "# ",
            "%",
            "?",
            "!",
            "{{",
            "}}",
            "{{x}}",
            "{{{x}}}",
            "{{&y}}",
            "{{#y}}",
            "{{/y}}",
            "{{>x}}",
            "{{=<% %>=}}",
            "{",
            "}",
            "=",
            " ",
            "  ",
            "<",
            ">",
            "/system reboot",
            "ж",
            "日本",
            "a",
            "0",
            "10.0.0.5",
            "z".repeat(5000),
            "z".repeat(70_000));

    private static final Scheme SCHEME = Sample.scheme(
            "before.cmd", "begin {{y}}.",
            "e.cmd",
                    "# remark {{x}}\nfirst <{{x}}> end\n{{x}} second\n\n{{#x}}third [{{x}}] {{y}}{{/x}}\n{{^x}}none{{/x}}\nlast {{x}}",
            "after.cmd", "finish");

    private static String hostile(Random random) {
        StringBuilder value = new StringBuilder();
        for (int parts = random.nextInt(6); parts >= 0; parts--) {
            if (random.nextInt(4) == 0) {
                value.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else {
                value.append(NASTY.get(random.nextInt(NASTY.size())));
            }
        }
        return value.toString();
    }

    private static boolean mayBeSent(String value) {
        return value.chars().noneMatch(Character::isISOControl)
                && value.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                && value.getBytes(StandardCharsets.UTF_8).length <= 65_536;
    }

    private static void check(String x, Escaper escaper) {
        Rendering rendering = SCHEME.render("e", Map.of("x", x, "y", "why"), escaper);
        Optional<String> escaped = mayBeSent(x) ? escaper.escape(x) : Optional.empty();
        if (escaped.isEmpty()) {
            assertThat(Sample.reason(rendering))
                    .startsWith("e: the variable 'x' ")
                    .hasSizeLessThan(500)
                    .matches("\\P{Cntrl}*");
            return;
        }
        String in = escaped.get();
        String why = escaper.escape("why").orElseThrow();
        assertThat(Sample.commands(rendering))
                .containsExactly(
                        "begin " + why + ".",
                        "first <" + in + "> end",
                        in + " second",
                        "third [" + in + "] " + why,
                        "last " + in,
                        "finish");
    }

    @Test
    void neverChangeTheCommandsNorLeaveTheirPlace() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int sent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String x = hostile(random);
            try {
                check(x, Sample.AS_IS);
                check(x, Sample.STRICT);
                check(x, value -> Optional.of("\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
            } catch (AssertionError e) {
                fail("seed " + seed + ", round " + round, e);
            }
            sent += mayBeSent(x) ? 1 : 0;
        }
        assertThat(sent).as("values that pass, seed %d", seed).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }
}
