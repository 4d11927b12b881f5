package org.nasd.scheme.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.scheme.internal.Sample.AS_IS;
import static org.nasd.scheme.internal.Sample.STRICT;
import static org.nasd.scheme.internal.Sample.commands;
import static org.nasd.scheme.internal.Sample.reason;
import static org.nasd.scheme.internal.Sample.scheme;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;

class TemplateSchemeTest {

    private static List<String> render(String template, Map<String, Object> variables) {
        return commands(scheme("e.cmd", template).render("e", variables, AS_IS));
    }

    private static String refusal(String template, Map<String, Object> variables) {
        return reason(scheme("e.cmd", template).render("e", variables, STRICT));
    }

    private static String value(Object value) {
        List<String> commands = render("set {{x}}", Map.of("x", value));
        assertThat(commands).hasSize(1);
        return commands.get(0).substring("set ".length());
    }

    @Test
    void aVariableOfTheSchemeIsUsedWhereTheEventHasNone() {
        Scheme box = scheme(
                "scheme.cfg",
                "driver = sample\nvar.list = negbal\nvar.page =",
                "e.cmd",
                "add {{list}} {{ip}}\n{{#page}}page {{page}}{{/page}}");
        assertThat(commands(box.render("e", Map.of("ip", "10.0.0.5"), AS_IS))).containsExactly("add negbal 10.0.0.5");
        assertThat(commands(box.render("e", Map.of("ip", "10.0.0.5", "list", "own", "page", "p"), AS_IS)))
                .containsExactly("add own 10.0.0.5", "page p");
    }

    @Test
    void aVariableOfTheSchemeIsEscapedAsAnyOther() {
        Scheme box = scheme("scheme.cfg", "driver = sample\nvar.list = a;b", "e.cmd", "add {{list}}");
        assertThat(reason(box.render("e", Map.of(), STRICT))).contains("'list' has the value 'a;b'");
    }

    @Test
    void theVariablesOfAnEventAreThoseThatRenderingItMayAskFor() {
        Scheme box = scheme(
                "scheme.cfg",
                "driver = sample\nverify = show {{login}}\nverify.expect = yes",
                "before.cmd",
                "begin {{session}}",
                "after.cmd",
                "end{{#save}} and save{{/save}}{{^quiet}} aloud{{/quiet}}",
                "e.cmd",
                "# {{remark}}\nadd {{ip}} {{a.b}}",
                "f.cmd",
                "other {{mac}}");
        assertThat(box.variables("e")).containsExactlyInAnyOrder("login", "session", "save", "quiet", "ip", "a", "a.b");
        assertThat(box.variables("g")).isEmpty();
        Set<Object> asked = new HashSet<>();
        Map<String, Object> values = new HashMap<>(Map.of("login", "l", "session", 1, "ip", "i", "a.b", "d")) {
            private static final long serialVersionUID = 1L;

            @Override
            public Object get(Object name) {
                asked.add(name);
                return super.get(name);
            }
        };
        assertThat(commands(box.render("e", values, AS_IS))).containsExactly("begin 1", "add i d", "end aloud");
        assertThat(box.variables("e"))
                .containsAll(asked.stream().map(String.class::cast).toList());
    }

    @Test
    void eachLineIsACommandAndEmptyLinesAndRemarksAreLeftOut() {
        assertThat(render("# a remark\n\none {{ip}}\n   \n\t# another\r\n  two\rthree", Map.of("ip", "10.0.0.5")))
                .containsExactly("one 10.0.0.5", "two", "three");
    }

    @Test
    void aValueThatBeginsWithTheSignOfARemarkDoesNotMakeItsCommandARemark() {
        assertThat(render("{{x}} off\nnext", Map.of("x", "#5"))).containsExactly("#5 off", "next");
    }

    @Test
    void aCommandWhoseSectionDoesNotHoldIsLeftOut() {
        String template = "one\n{{#snatip}}nat {{snatip}}{{/snatip}}\n{{^snatip}}no nat{{/snatip}}";
        assertThat(render(template, Map.of("snatip", "192.0.2.1"))).containsExactly("one", "nat 192.0.2.1");
        assertThat(render(template, Map.of())).containsExactly("one", "no nat");
    }

    @Test
    void aSectionHoldsForEverythingButWhatIsMissingNullFalseOrEmpty() {
        String template = "{{#x}}yes{{/x}}{{^x}}no{{/x}}";
        for (Object holding : List.of("a", "0", "false", " ", 0L, 0.0, true)) {
            assertThat(render(template, Map.of("x", holding))).as("%s", holding).containsExactly("yes");
        }
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("x", null);
        for (Map<String, Object> failing : List.of(
                Map.<String, Object>of(),
                nothing,
                Map.<String, Object>of("x", ""),
                Map.<String, Object>of("x", false))) {
            assertThat(render(template, failing)).as("%s", failing).containsExactly("no");
        }
    }

    @Test
    void whatStandsInASectionSeesTheEventsVariablesAndNothingOfTheSectionsOwnValue() {
        assertThat(render(
                        "{{#login}}{{length}} {{value}} {{hash}} {{class}}{{/login}}",
                        Map.of("login", "u1", "length", 1L, "value", 2L, "hash", 3L, "class", 4L)))
                .containsExactly("1 2 3 4");
        assertThat(refusal("{{#login}}{{length}}{{/login}}", Map.of("login", "u1")))
                .contains("'length' is missing");
    }

    @Test
    void optionsOfANasAreVariablesAlsoWhenTheirNameHasADot() {
        assertThat(render(
                        "{{#nas.zone}}zone {{nas.zone}} {{rate-limit}}{{/nas.zone}}",
                        Map.of("nas.zone", "a", "rate-limit", "5", "nas", "x")))
                .containsExactly("zone a 5");
    }

    @Test
    void numbersArePlain() {
        assertThat(value(1234567L)).isEqualTo("1234567");
        assertThat(value(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(value(1.0)).isEqualTo("1");
        assertThat(value(-0.0)).isEqualTo("0");
        assertThat(value(0.1)).isEqualTo("0.1");
        assertThat(value(1e21)).isEqualTo("1000000000000000000000");
        assertThat(value(1.5e-7)).isEqualTo("0.00000015");
        assertThat(value(100.0f)).isEqualTo("100");
        assertThat(value(7)).isEqualTo("7");
        assertThat(value(new BigDecimal("12345678901234567890.50"))).isEqualTo("12345678901234567890.5");
        assertThat(value(true)).isEqualTo("true");
        assertThat(value(Double.MAX_VALUE)).hasSize(309).matches("[0-9]+");
    }

    @Test
    void whatIsNoNumberOrWouldFillTheMemoryIsRefused() {
        for (Object odd :
                Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, new BigDecimal("1e1000000000"), List.of(1))) {
            assertThat(refusal("set {{x}}", Map.of("x", odd)))
                    .startsWith("e: the variable 'x' is ")
                    .contains("(Box/e.cmd, line 1)");
        }
    }

    @Test
    void aMissingVariableNamesTheEventTheVariableAndThePlace() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("ip", null);
        for (Map<String, Object> missing : List.of(Map.<String, Object>of(), variables)) {
            assertThat(reason(scheme("user_redirect.cmd", "# first\n\nadd {{ip}}")
                            .render("user_redirect", missing, AS_IS)))
                    .isEqualTo("user_redirect: the variable 'ip' is missing (Box/user_redirect.cmd, line 3)");
        }
    }

    @Test
    void anUnknownEventNamesTheSchemeAndTheEvent() {
        assertThat(reason(scheme("e.cmd", "x").render("no\nsuch/../event", Map.of(), AS_IS)))
                .isEqualTo(
                        "the scheme Box does not know the event 'no\\nsuch/../event': it has no file of that name with the"
                                + " ending .cmd in /etc/oss/Box");
    }

    @Test
    void anEmptyFileNeedsNothing() {
        Scheme scheme = scheme(
                "e.cmd",
                "",
                "f.cmd",
                "# only a remark\n",
                "before.cmd",
                "b",
                "after.cmd",
                "a",
                "scheme.cfg",
                "driver = d\nverify = v {{gone}}");
        for (String event : List.of("e", "f")) {
            assertThat(scheme.render(event, Map.of(), AS_IS)).isEqualTo(new Rendering.Commands(List.of(), null));
        }
    }

    @Test
    void beforeAndAfterSurroundEventsThatHaveACommand() {
        Scheme scheme = scheme("e.cmd", "{{#x}}do {{x}}{{/x}}", "before.cmd", "in {{ip}}", "after.cmd", "out\nbye");
        assertThat(scheme.events()).containsExactly("e");
        assertThat(commands(scheme.render("e", Map.of("x", 1L, "ip", "h"), AS_IS)))
                .containsExactly("in h", "do 1", "out", "bye");
        assertThat(commands(scheme.render("e", Map.of("ip", "h"), AS_IS))).isEmpty();
        assertThat(reason(scheme.render("e", Map.of("x", 1L), AS_IS)))
                .isEqualTo("e: the variable 'ip' is missing (Box/before.cmd, line 1)");
        assertThat(reason(scheme.render("before", Map.of("ip", "h"), AS_IS)))
                .contains("does not know the event 'before'");
    }

    @Test
    void theVerificationIsATemplateToo() {
        Scheme scheme = scheme("e.cmd", "do", "scheme.cfg", "driver = d\nverify = show {{#x}}account {{x}}{{/x}}");
        assertThat(scheme.render("e", Map.of("x", 5L), AS_IS))
                .isEqualTo(new Rendering.Commands(List.of("do"), "show account 5"));
        assertThat(reason(scheme("e.cmd", "do", "scheme.cfg", "driver=d\nverify = show {{x}}")
                        .render("e", Map.of(), AS_IS)))
                .isEqualTo("e: the variable 'x' is missing (Box/scheme.cfg, key verify)");
        assertThat(scheme("e.cmd", "do", "scheme.cfg", "driver=d\nverify = {{#x}}show{{/x}}")
                        .render("e", Map.of(), AS_IS))
                .isEqualTo(new Rendering.Commands(List.of("do"), null));
    }

    @Test
    void aControlCharacterIsRefusedBeforeTheEscaperSeesIt() {
        Scheme scheme = scheme("e.cmd", "set {{x}}");
        for (char c : new char[] {0, '\n', '\r', '\t', 0x1b, 0x7f, 0x85, 0x9b}) {
            Rendering rendering = scheme.render("e", Map.of("x", "a" + c + "b"), value -> {
                throw new AssertionError("seen");
            });
            assertThat(reason(rendering))
                    .startsWith("e: the variable 'x' holds a control character (")
                    .doesNotContain("" + c);
        }
    }

    @Test
    void anEscaperThatRefusesOrMisbehavesMakesTheEventImpossible() {
        assertThat(refusal("set {{x}}", Map.of("x", "a b")))
                .isEqualTo(
                        "e: the variable 'x' has the value 'a b', which cannot stand safely in a command of this device (Box/e.cmd, line 1)");
        assertThat(reason(scheme("e.cmd", "set {{x}}").render("e", Map.of("x", "ab"), v -> Optional.of("a\nb"))))
                .contains("once escaped, holds a control character (newline)");
    }

    @Test
    void aRefusedValueIsCutInTheMessage() {
        String secret = "x".repeat(100) + "tail";
        assertThat(refusal("set {{x}}", Map.of("x", " " + secret)))
                .contains("'" + " " + "x".repeat(39) + "'... (105 characters)")
                .doesNotContain("tail");
    }

    @Test
    void aValueMayHave64KibAndNotOneByteMore() {
        assertThat(value("ж".repeat(Variables.LONGEST / 2))).hasSize(Variables.LONGEST / 2);
        assertThat(refusal("set {{x}}", Map.of("x", "ж".repeat(Variables.LONGEST / 2) + "a")))
                .contains("'x' is longer than 65536 bytes");
        assertThat(refusal("set {{x}}", Map.of("x", "a".repeat(1 << 20))))
                .contains("'x' is longer than 65536 bytes")
                .hasSizeLessThan(300);
    }

    @Test
    void halfACharacterIsRefused() {
        assertThat(value("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
        assertThat(refusal("set {{x}}", Map.of("x", "a\uD83D"))).contains("half a character");
        assertThat(refusal("set {{x}}", Map.of("x", "\uDE00a"))).contains("half a character");
    }

    @Test
    void anEmptyValueIsAsBadAsAMissingOne() {
        assertThat(refusal("queue remove [find comment=crb_{{x}}]", Map.of("x", "")))
                .isEqualTo("e: the variable 'x' is empty; where it may be, put what needs it into a section:"
                        + " {{#x}}...{{/x}} (Box/e.cmd, line 1)");
        assertThat(render("set{{#x}} name={{x}}{{/x}}", Map.of("x", ""))).containsExactly("set");
    }

    @Test
    void nothingElseIsExpanded() {
        Map<String, Object> variables = Map.of("x", "${x} {{x}} $x {{{x}}}", "user.home", "h");
        assertThat(render("a ${user.home} $(id) `id` {{x}} { {{x}} }", variables))
                .containsExactly("a ${user.home} $(id) `id` ${x} {{x}} $x {{{x}}} { ${x} {{x}} $x {{{x}}} }");
    }
}
