package org.nasd.driver.script.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallTest {

    @Test
    void aLineGivenByHandIsAssignmentsThenAFunctionThenArguments() {
        Call call = Call.of(
                        Scripts.byHand("ip=10.0.0.1 note='a=b c' info x=1 \"two words\""),
                        Scripts.nas("h.sh", Map.of()))
                .get(0);
        assertThat(call.function()).isEqualTo("info");
        assertThat(call.arguments()).containsExactly("x=1", "two words");
        assertThat(call.variables())
                .containsEntry("ip", "10.0.0.1")
                .containsEntry("note", "a=b c")
                .containsEntry("cmd", "info")
                .containsEntry("nas_name", "bras-1")
                .containsEntry("telnet_login", "admin")
                .doesNotContainKeys("telnet_password", "coa_psw");
    }

    @Test
    void whatIsWrittenDownReadsBackAsTheSameCall() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Map<String, String> variables = Map.of("ip", text(random), "login", text(random));
            Call call = new Call("user_redirect", List.of(text(random)), variables);
            Call read = Call.of(
                            Scripts.byHand(call.written(Scripts.nas("h.sh", Map.of()))), Scripts.nas("h.sh", Map.of()))
                    .get(0);
            assertThat(read.function()).isEqualTo(call.function());
            assertThat(read.arguments()).isEqualTo(call.arguments());
            assertThat(read.variables()).containsAllEntriesOf(variables);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        String special = " '\"\\$`=;я#!~*\t";
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(random.nextBoolean() ? special.charAt(random.nextInt(special.length())) : 'a');
        }
        return text.toString();
    }

    @Test
    void noSecretIsWrittenDown() {
        Call call = new Call("e", List.of(), Map.of("ip", "10.0.0.1", "nas_ip", "127.0.0.1", "timeout.idle", "5"));
        assertThat(call.written(Scripts.nas("h.sh", Map.of())))
                .as("what a call by hand gets anyway, and what no script sees, is left out")
                .isEqualTo("ip=10.0.0.1 e");
    }

    @Test
    void nothingIsExpandedInWords() {
        assertThat(Words.split("  a $b `c` ~ * 'it'\\''s' \"q\\\"\\$x\\n\" '' x\\ y  "))
                .containsExactly("a", "$b", "`c`", "~", "*", "it's", "q\"$x\\n", "", "x y");
        assertThat(Words.split("")).isEmpty();
    }
}
