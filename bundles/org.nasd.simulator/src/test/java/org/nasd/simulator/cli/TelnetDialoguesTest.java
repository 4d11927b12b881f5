package org.nasd.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.simulator.Await;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.JournalEntry.Result;
import org.nasd.simulator.Latency;

class TelnetDialoguesTest {

    private SimulatedCli nas;

    private CliSettings.Builder settings(Dialect dialect) {
        return CliSettings.builder()
                .name("bras-1")
                .transport(Transport.TELNET)
                .dialect(dialect)
                .user("admin", "secret")
                .secret("topsecret");
    }

    private TelnetClient start(Dialect dialect) throws IOException {
        return start(settings(dialect));
    }

    private TelnetClient start(CliSettings.Builder settings) throws IOException {
        nas = SimulatedCli.start(settings.build());
        return new TelnetClient(nas.port());
    }

    @AfterEach
    void stop() {
        nas.close();
    }

    private List<String> lines() {
        return nas.journal().entries().stream().map(JournalEntry::command).toList();
    }

    private static TelnetClient login(TelnetClient client, String prompt) throws IOException {
        client.until("name: ");
        client.ask("admin", "assword: ");
        client.ask("secret", prompt);
        return client;
    }

    @Test
    void a_cisco_is_configured_after_a_second_password() throws IOException {
        try (TelnetClient client = login(start(Dialect.CISCO), "bras-1>")) {
            assertThat(client.ask("configure terminal", "bras-1>")).contains("% Invalid input detected");
            client.ask("enable", "Password: ");
            client.ask("wrong", "Password: ");
            client.ask("topsecret", "bras-1#");
            client.ask("configure terminal", "(config)#");
            client.ask("object-group network CRB_BLOCKED", "(config-if)#");
            client.ask("host 10.0.0.1", "#");
            client.ask("host 10.0.0.2", "#");
            client.ask("no host 10.0.0.1", "#");
            client.ask("end", "bras-1#");
            assertThat(client.ask("show object-group CRB_BLOCKED | include host 10.0.0", "bras-1#"))
                    .contains("host 10.0.0.2")
                    .doesNotContain("host 10.0.0.1\r");
            assertThat(client.ask("exit", "\n")).isNotNull();
            assertThat(client.rest()).isEmpty();
        }
        assertThat(nas.facts())
                .containsOnlyKeys(
                        "config object-group network CRB_BLOCKED",
                        "config object-group network CRB_BLOCKED / host 10.0.0.2");
        assertThat(lines()).startsWith("configure terminal", "enable", "configure terminal");
        assertThat(String.join(" ", lines())).doesNotContain("secret");
        assertThat(nas.journal().entries().get(0).result()).isEqualTo(Result.REFUSED);
    }

    @Test
    void three_wrong_passwords_end_the_connection() throws IOException {
        try (TelnetClient client = start(Dialect.CISCO)) {
            for (int i = 0; i < 3; i++) {
                client.until("Username: ");
                client.ask("admin", "Password: ");
                client.send("guess\r\n");
            }
            assertThat(client.rest()).contains("% Login invalid");
        }
        assertThat(nas.gauges().refusedLogins()).isEqualTo(3);
        assertThat(nas.gauges().logins()).isZero();
    }

    @Test
    void frr_asks_for_a_password_alone_and_pages_only_who_tells_his_height() throws IOException {
        try (TelnetClient client = start(Dialect.FRR)) {
            IntStream.range(0, 30).forEach(i -> nas.know("show " + i, "route"));
            assertThat(client.until("Password: ")).contains("\u00ff\u00fb\u0001\u00ff\u00fb\u0003\u00ff\u00fe\"");
            client.ask("secret", "bras-1> ");
            assertThat(client.ask("show ip route", "bras-1> "))
                    .contains("29 route")
                    .doesNotContain("More");
            client.sendHex("fffb1ffffa1f0050000afff0");
            assertThat(client.ask("show ip route", " --More-- \u0000")).contains("\r\n0 route\r\n");
            client.send(" ");
            assertThat(client.until(" --More-- \u0000")).startsWith("\b".repeat(10) + " ".repeat(10));
            client.send("q");
            client.until("bras-1> ");
            client.ask("terminal length 0", "bras-1> ");
            assertThat(client.ask("show ip route", "bras-1> ")).doesNotContain("More");
            assertThat(client.ask("bogus", "bras-1> ")).contains("% Unknown command: bogus");
        }
    }

    @Test
    void accel_ppp_shows_stars_and_says_nothing_of_success() throws IOException {
        try (TelnetClient client = start(Dialect.ACCEL)) {
            nas.know("session ivanov ppp0", "active");
            client.until("Password: \u0000");
            assertThat(client.ask("secret", "accel-ppp# ")).isEqualTo("******\r\naccel-ppp# ");
            assertThat(client.ask("terminate username nosuch soft", "# "))
                    .isEqualTo("terminate username nosuch soft\r\naccel-ppp# ");
            assertThat(client.ask("bogus", "# ")).contains("command unknown");
            client.ask("terminate username ivanov soft", "# ");
            assertThat(nas.facts()).isEmpty();
        }
    }

    @Test
    void huawei_has_views_and_a_pager_of_its_own() throws IOException {
        try (TelnetClient client = start(Dialect.HUAWEI)) {
            IntStream.range(0, 30).forEach(i -> nas.know("show " + (i + 10), "user"));
            client.until("Username:");
            client.ask("admin", "Password:");
            client.ask("secret", "<bras-1>");
            assertThat(client.ask("display access-user", "  ---- More ----")).contains("10 user");
            client.send(" ");
            assertThat(client.until("<bras-1>")).contains("\u001b[42D").contains("39 user");
            client.ask("screen-length 0 temporary", "<bras-1>");
            client.ask("system-view", "[bras-1]");
            client.ask("interface GigabitEthernet0/0/1", "[bras-1-view]");
            client.ask("description one", "[bras-1-view]");
            client.ask("undo description one", "[bras-1-view]");
            client.ask("return", "<bras-1>");
            assertThat(client.ask("bogus", "<bras-1>")).contains("Error: Unrecognized command");
        }
    }

    @Test
    void routeros_paints_prompt_and_line_anew() throws IOException {
        try (TelnetClient client = start(Dialect.ROUTEROS)) {
            client.until("Login: ");
            client.ask("admin+ct511w4098h", "Password: ");
            client.ask("secret", "[admin@bras-1] > ");
            String shown = client.ask("/queue simple add name=q comment=crb_10.0.0.1", "\r\r\r\r[admin@bras-1] > ");
            assertThat(shown).contains("\r[admin@bras-1] > /queue simple add name=q comment=crb_10.0.0.1\r\n");
        }
    }

    @Test
    void a_byte_of_all_ones_and_letters_of_the_country_survive() throws IOException {
        try (TelnetClient client =
                login(start(settings(Dialect.CISCO).charset(Charset.forName("windows-1251"))), "bras-1>")) {
            client.send("show \u00ff\u00ff\u00e0\r\u0000");
            client.until("bras-1>");
            assertThat(lines()).containsExactly("show яа");
        }
    }

    @Test
    void every_end_of_line_is_one_enter() throws IOException {
        try (TelnetClient client = login(start(Dialect.CISCO), "bras-1>")) {
            client.send("show a\r\u0000show b\r\nshow c\nshow dx\b\r\n");
            client.until("show d");
            Await.until(() -> nas.journal().total() == 4);
            assertThat(lines()).containsExactly("show a", "show b", "show c", "show d");
        }
    }

    @Test
    void answers_each_question_of_telnet_once() throws IOException {
        try (TelnetClient client = start(Dialect.CISCO)) {
            client.until("Username: ");
            client.sendHex("fffd01fffd03fffb18fffb1ffffd2afffb2afffd2afffd00");
            assertThat(client.until("\u00ff\u00fb\u0000"))
                    .isEqualTo("\u00ff\u00fc\u002a\u00ff\u00fe\u002a\u00ff\u00fb\u0000");
        }
    }

    @Test
    void a_session_does_one_thing_after_another() throws IOException {
        try (TelnetClient client =
                login(start(settings(Dialect.CISCO).latency(Latency.fixed(Duration.ofMillis(40)))), "bras-1>")) {
            client.send("show a\r\nshow b\r\nshow c\r\n");
            for (String line : List.of("show a", "show b", "show c")) {
                client.until(line);
            }
            client.until("bras-1>");
            assertThat(nas.gauges().maxInFlight()).isEqualTo(1);
            List<JournalEntry> entries = nas.journal().entries();
            for (int i = 1; i < entries.size(); i++) {
                assertThat(entries.get(i).arrivedMicros())
                        .isGreaterThanOrEqualTo(entries.get(i - 1).endedMicros());
            }
        }
    }

    @Test
    void an_interrupt_is_no_way_in() throws IOException {
        try (TelnetClient client = start(Dialect.CISCO)) {
            client.until("Username: ");
            client.ask("admin", "Password: ");
            client.sendHex("fff4");
            assertThat(client.rest()).doesNotContain("bras-1>");
        }
        try (TelnetClient client = login(new TelnetClient(nas.port()), "bras-1>")) {
            client.ask("enable", "Password: ");
            client.send("\u0003");
            assertThat(client.until("bras-1>")).contains("^C");
        }
        assertThat(nas.gauges().logins()).isEqualTo(1);
    }

    @Test
    void a_connection_too_many_is_turned_away_in_words() throws IOException {
        try (TelnetClient first = start(settings(Dialect.CISCO).maxSessions(1))) {
            first.until("Username: ");
            try (TelnetClient second = new TelnetClient(nas.port())) {
                assertThat(second.rest()).contains("% Sorry, all lines are in use");
            }
        }
    }

    @Test
    void a_session_that_was_not_left_lingers() throws IOException {
        TelnetClient first = start(settings(Dialect.CISCO).maxSessions(1).linger(Duration.ofMillis(500)));
        login(first, "bras-1>").close();
        Await.until(() -> turnedAway());
        Await.until(() -> !turnedAway());
    }

    private boolean turnedAway() {
        try (TelnetClient client = new TelnetClient(nas.port())) {
            client.until("s");
            return client.read() == ' ' || !client.until(": ").endsWith("Username: ");
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void an_idle_session_is_ended_in_words() throws IOException {
        try (TelnetClient client =
                login(start(settings(Dialect.FRR.with(Dialect.CISCO.login())).idle(Duration.ofMillis(300))), "> ")) {
            assertThat(client.rest()).contains("Vty connection is timed out.");
        }
    }

    @Test
    void a_rule_of_ones_own_comes_first() throws IOException {
        try (TelnetClient client = login(start(Dialect.CISCO), "bras-1>")) {
            nas.rule(Rule.on("show license (\\S+)").put("seen $1", "yes").answer("none for $1"));
            assertThat(client.ask("show license x", "bras-1>")).contains("none for x");
            assertThat(nas.facts()).isEqualTo(Map.of("seen x", "yes"));
        }
    }
}
