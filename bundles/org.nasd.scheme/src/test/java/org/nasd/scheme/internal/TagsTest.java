package org.nasd.scheme.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.scheme.internal.Sample.status;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.api.scheme.SchemeStatus;

class TagsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set {{{ip}}}|would put a value in unescaped; write {{name}}",
                "set {{&ip}}|{{&ip}} would put a value in unescaped",
                "set {{ & ip }}|would put a value in unescaped",
                "{{>part}}|{{>part}} would take text from elsewhere",
                "{{<part}}{{/part}}|would take text from elsewhere",
                "{{$part}}x{{/part}}|would take text from elsewhere",
                "{{=<% %>=}}|would change the tags' braces",
                "{{#ip}}set|the section {{#ip}} does not end on its line",
                "set{{/ip}}|{{/ip}} ends a section that does not begin on this line",
                "{{#a}}{{#b}}x{{/a}}{{/b}}|{{/a}} stands where {{/b}} should",
                "set {{ip|does not end with }} on the same line",
                "set {{}}|names no variable",
                "set {{.}}|is not the name of a variable",
                "set {{this}}|is not the name of a variable",
                "set {{-index}}|is not the name of a variable",
                "set {{ip addr}}|is not the name of a variable",
                "set {{IP}}|variables are written in lower case: {{ip}}, not {{IP}}",
                "set {{telnet_password}}|is a secret",
                "{{#coa_psw}}x{{/coa_psw}}|is a secret",
                "set {{enable_password}}|is a secret",
                "set a\tb|a control character (tab) stands in the command",
            })
    void isRefusedWithFileAndLine(String line, String expected) {
        SchemeStatus status = status("e.cmd", "# fine\n" + line + "\nfine {{ip}}");
        assertThat(status.scheme()).isEmpty();
        assertThat(status.errors()).singleElement().satisfies(error -> assertThat(error)
                .startsWith("Box/e.cmd, line 2: ")
                .contains(expected));
    }

    @Test
    void allMistakesOfASchemeAreToldAtOnce() {
        assertThat(status(
                                "a.cmd",
                                "{{{x}}}\nok\n{{>y}}",
                                "b.cmd",
                                "{{Z}}",
                                "scheme.cfg",
                                "verify = {{&v}}\ntimeout.command = soon")
                        .errors())
                .hasSize(6)
                .satisfiesExactlyInAnyOrder(
                        error -> assertThat(error).startsWith("Box/a.cmd, line 1: "),
                        error -> assertThat(error).startsWith("Box/a.cmd, line 3: "),
                        error -> assertThat(error).startsWith("Box/b.cmd, line 1: "),
                        error -> assertThat(error).startsWith("Box/scheme.cfg, key verify: "),
                        error -> assertThat(error).startsWith("Box/scheme.cfg: the key driver is missing"),
                        error -> assertThat(error)
                                .isEqualTo(
                                        "Box/scheme.cfg: timeout.command = soon is not seconds, more than 0 and at most 86400"));
    }

    @Test
    void remarksWithinALineAreAllowed() {
        assertThat(Sample.commands(Sample.scheme("e.cmd", "set {{! why, and {how} }}{{ ip }}")
                        .render("e", Map.of("ip", "h"), Sample.AS_IS)))
                .containsExactly("set h");
    }

    @Test
    void sectionsNestToADepthThatCannotHurt() {
        assertThat(status("e.cmd", "{{#a}}".repeat(20) + "x" + "{{/a}}".repeat(20))
                        .errors())
                .isEmpty();
        assertThat(status("e.cmd", "{{#a}}".repeat(50_000) + "x" + "{{/a}}".repeat(50_000))
                        .errors())
                .singleElement()
                .asString()
                .contains("more than 20 sections");
    }
}
