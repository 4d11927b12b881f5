package org.nasd.scheme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeSettingsTest {

    private static Map<String, String> read(String text) {
        List<String> mistakes = new ArrayList<>();
        Map<String, String> settings = SchemeSettings.read(text, mistakes);
        assertThat(mistakes).isEmpty();
        return settings;
    }

    private static List<String> mistakes(String text) {
        List<String> mistakes = new ArrayList<>();
        SchemeSettings.read(text, mistakes);
        return mistakes;
    }

    @Test
    void isAPropertiesFileInUtf8() {
        assertThat(
                        read(
                                "# remark with a lost \\s\n! another \\d\ndriver=ssh-generic\nprompt = [>#]\\\\s*$\nerror = ошибка|\\\n   \\u0041\neol = \\r\\n"))
                .containsEntry("driver", "ssh-generic")
                .containsEntry("prompt", "[>#]\\s*$")
                .containsEntry("error", "ошибка|A")
                .containsEntry("eol", "\r\n")
                .hasSize(4);
    }

    @Test
    void aVariableOfTheSchemeHasANameThatTemplatesCanUseAndIsNoSecret() {
        assertThat(mistakes("driver = d\nvar.List = a"))
                .singleElement()
                .asString()
                .startsWith("var.List: ");
        assertThat(mistakes("driver = d\nvar.coa_psw = a"))
                .singleElement()
                .asString()
                .contains("is a secret");
        assertThat(mistakes("driver = d\nvar.list_negbal = a")).isEmpty();
    }

    @Test
    void onlyTheDriverIsRequired() {
        assertThat(read("driver = telnet")).containsExactly(Map.entry("driver", "telnet"));
        assertThat(mistakes("mode = shell")).singleElement().asString().startsWith("the key driver is missing");
        assertThat(mistakes("driver =")).singleElement().asString().startsWith("the key driver is missing");
    }

    @Test
    void aRemarkAtTheEndOfALineIsPartOfTheValue() {
        assertThat(mistakes("driver = ssh-generic            # or telnet"))
                .singleElement()
                .isEqualTo(
                        "driver = 'ssh-generic            # or telnet' is not the name of a driver; a remark stands on a line of"
                                + " its own that begins with #");
        assertThat(read("driver = d\nexit = quit # now")).containsEntry("exit", "quit # now");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prompt = [>#]\\s*$|line 2: the backslash of \\s would be lost; write \\\\s",
                "error = a\\.b|line 2: the backslash of \\. would be lost; write \\\\.",
                "charset = latin-none|charset = latin-none is not a character set by Java's name",
                "timeout.connect = -1|timeout.connect = -1 is not seconds",
                "timeout.idle =|timeout.idle is not set",
                "sessions.max = 0|sessions.max = 0 is not a whole number from 1",
                "session.concurrency = many|session.concurrency = many is not a whole number",
                "coalesce = perhaps|coalesce = perhaps is not true or false",
                "opposites = user_drop|opposites: 'user_drop' is not a pair",
                "idempotent.user_disconnect = no|idempotent.user_disconnect = no is not true or false",
                "error = \\u00zz|cannot be read: Malformed",
            })
    void whatCanBeSeenToBeWrongIsTold(String line, String expected) {
        assertThat(mistakes("driver = d\n" + line)).singleElement().asString().contains(expected);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKeyAndNoCommand() {
        assertThat(Sample.status("scheme.cfg", "\uFEFFdriver = d", "e.cmd", "\uFEFF# remark\nx")
                        .errors())
                .isEmpty();
        assertThat(Sample.commands(Sample.scheme("e.cmd", "\uFEFF# remark\nx").render("e", Map.of(), Sample.AS_IS)))
                .containsExactly("x");
    }

    @Test
    void aFileInAnotherCharacterSetIsRefused() {
        SchemeFiles files = new SchemeFiles(
                "Box",
                "/p",
                Map.of("scheme.cfg", "driver=d".getBytes(StandardCharsets.UTF_8), "e.cmd", new byte[] {
                    'a', (byte) 0xe6, 'b'
                }),
                List.of());
        assertThat(SchemeParser.parse(files).errors())
                .containsExactly("Box/e.cmd: is not written in UTF-8; save it again in that character set");
    }

    @Test
    void aMissingFileIsToldWithItsPlace() {
        assertThat(SchemeParser.parse(new SchemeFiles("Box", "/etc/oss/Box", Map.of(), List.of()))
                        .errors())
                .containsExactly("there is no scheme.cfg in /etc/oss/Box");
    }
}
