package org.nasd.simulator.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.simulator.cli.Dialect;

class RulebookTest {

    private final Facts facts = new Facts();

    private Reply perform(Dialect dialect, String line) {
        return new Rulebook(dialect, facts).perform(line, new Place("nas", dialect.firstMode(), 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "true~0~",
                "false~1~",
                "false; echo a~0~a",
                "false && echo a~1~",
                "false || echo a~0~a",
                "true || echo a && echo b~0~b",
                "! false && echo a~0~a",
                "echo \"a;b\"~0~a;b",
                "echo a \\; b~0~a \\; b",
                "ipset test x 1 2> /dev/null || echo none~0~none",
                "ipset test x 1 > /dev/null || echo none~0~1 is NOT in set x.|none",
                "ipset test x 1 > /dev/null 2>&1 || exit 0; echo not reached~0~",
                "echo a > /dev/null~0~",
                "echo a 2> /dev/null~0~a",
                "nosuch -x~127~bash: line 1: nosuch -x: command not found"
            })
    void lines_of_a_shell(String line, int status, String text) {
        Reply reply = perform(Dialect.LINUX, line);
        assertThat(reply.text()).isEqualTo(text == null ? "" : text.replace('|', '\n'));
        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void elements_of_nftables_are_there_until_they_are_deleted() {
        String get = "nft get element inet crb rate_in { 10.0.0.1 }";
        assertThat(perform(Dialect.LINUX, get).status()).isEqualTo(1);
        perform(
                Dialect.LINUX,
                "nft \"add element inet crb rate_in { 10.0.0.1 limit rate over $(expr 5 \\* 125) bytes/second };"
                        + " delete element inet crb rate_in { 10.0.0.1 }; add element inet crb rate_in { 10.0.0.1 limit }\"");
        assertThat(perform(Dialect.LINUX, get).text()).contains("10.0.0.1 limit rate over");
        perform(Dialect.LINUX, get + " > /dev/null 2>&1 || exit 0; nft delete element inet crb rate_in { 10.0.0.1 }");
        assertThat(facts.all()).isEmpty();
    }

    @Test
    void entries_of_routeros_are_found_as_they_were_put() {
        String find = "list=\"crb_blocked\" comment=\"crb_10.0.0.1\"";
        perform(
                Dialect.ROUTEROS,
                ":if ([:len [/ip firewall address-list find " + find
                        + "]] = 0) do={/ip firewall address-list add list=\"crb_blocked\" address=10.0.0.1}");
        assertThat(facts.all()).containsOnlyKeys("/ip firewall address-list " + find);
        perform(Dialect.ROUTEROS, "/ip firewall address-list remove [find " + find + "]");
        assertThat(facts.all()).isEmpty();
    }

    @Test
    void a_bar_filters_what_is_shown() {
        facts.put("show a", "one");
        facts.put("show b", "two");
        assertThat(perform(Dialect.CISCO, "show all | include one").text()).isEqualTo("a one");
        assertThat(perform(Dialect.CISCO, "show all | exclude one").text()).isEqualTo("b two");
        assertThat(perform(Dialect.CISCO, "show all | include (").text()).isEmpty();
    }
}
