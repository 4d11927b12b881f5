package org.nasd.simulator.routeros;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.simulator.Await;
import org.nasd.simulator.Effect;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.JournalEntry.Result;
import org.nasd.simulator.Latency;
import org.nasd.simulator.Trigger;

class SimulatedRouterTest {

    private static final List<List<String>> DONE = List.of(List.of("!done"));
    private SimulatedRouter router;

    private RawClient start(RouterSettings.Builder settings) throws IOException {
        router = SimulatedRouter.start(settings.user("admin", "secret").build());
        return RawClient.loggedIn(router, "admin", "secret");
    }

    @AfterEach
    void stop() {
        if (router != null) {
            router.close();
        }
    }

    @Test
    void lets_in_by_password_and_by_challenge() throws IOException {
        try (RawClient first = start(RouterSettings.builder());
                RawClient client = new RawClient(router.port())) {
            List<String> challenge = client.ask("/login").get(0);
            assertThat(challenge.get(1)).matches("=ret=[0-9a-f]{32}");
            byte[] hash = md5(challenge.get(1).substring(5), "secret");
            assertThat(client.ask(
                            "/login",
                            "=name=admin",
                            "=response=00" + HexFormat.of().formatHex(hash)))
                    .isEqualTo(DONE);
            assertThat(first.ask("/system/identity/print"))
                    .containsExactly(List.of("!re", "=name=MikroTik"), List.of("!done"));
        }
    }

    @Test
    void ignores_a_password_where_only_challenges_are_known() throws IOException {
        router = SimulatedRouter.start(RouterSettings.builder()
                .login(LoginForm.CHALLENGE)
                .user("admin", "secret")
                .build());
        try (RawClient client = new RawClient(router.port())) {
            assertThat(client.ask("/login", "=name=admin", "=password=secret")
                            .get(0)
                            .get(1))
                    .startsWith("=ret=");
            assertThat(client.ask("/login", "=name=admin", "=response=00" + "0".repeat(32)))
                    .containsExactly(List.of("!trap", "=message=cannot log in"), List.of("!done"));
        }
    }

    @Test
    void refuses_a_wrong_password_without_a_category_and_lets_try_again() throws IOException {
        try (RawClient first = start(RouterSettings.builder());
                RawClient client = new RawClient(router.port())) {
            List<List<String>> refusal =
                    List.of(List.of("!trap", "=message=invalid user name or password (6)"), List.of("!done"));
            assertThat(client.ask("/login", "=name=admin", "=password=wrong")).isEqualTo(refusal);
            router.refuseLogins(true);
            assertThat(client.ask("/login", "=name=admin", "=password=secret")).isEqualTo(refusal);
            router.refuseLogins(false);
            assertThat(client.ask("/login", "=name=admin", "=password=secret")).isEqualTo(DONE);
            assertThat(first.ask("/system/identity/set", "=name=x")).isEqualTo(DONE);
            assertThat(router.gauges().refusedLogins()).isEqualTo(2);
            assertThat(router.gauges().logins()).isEqualTo(2);
            assertThat(router.gauges().sessions()).isEqualTo(2);
        }
    }

    @Test
    void ends_the_connection_of_who_does_not_log_in_and_of_who_quits() throws IOException {
        try (RawClient client = start(RouterSettings.builder());
                RawClient stranger = new RawClient(router.port())) {
            assertThat(stranger.ask("/queue/simple/print")).containsExactly(List.of("!fatal", "not logged in"));
            assertThat(stranger.isOver()).isTrue();
            assertThat(client.ask("/quit")).containsExactly(List.of("!fatal", "session terminated on request"));
            assertThat(client.isOver()).isTrue();
        }
    }

    @Test
    void turns_away_more_connections_than_sessions() throws IOException {
        try (RawClient one = start(RouterSettings.builder().maxSessions(2));
                RawClient two = RawClient.loggedIn(router, "admin", "secret");
                RawClient three = new RawClient(router.port())) {
            assertThat(three.isOver()).isTrue();
            assertThat(one.ask("/system/identity/set", "=name=x")).isEqualTo(DONE);
            assertThat(two.ask("/system/identity/set", "=name=x")).isEqualTo(DONE);
        }
    }

    @Test
    void says_empty_only_where_it_is_asked_for_records_and_is_new_enough() throws IOException {
        try (RawClient client = start(RouterSettings.builder().emptyReply(true))) {
            assertThat(client.ask("/queue/simple/print", ".tag=7"))
                    .containsExactly(List.of("!empty", ".tag=7"), List.of("!done", ".tag=7"));
            assertThat(client.ask("/system/identity/set", "=name=x")).isEqualTo(DONE);
        }
        router.close();
        try (RawClient client = start(RouterSettings.builder().emptyReply(false))) {
            assertThat(client.ask("/queue/simple/print")).isEqualTo(DONE);
        }
    }

    @Test
    void answers_tagged_commands_side_by_side_and_untagged_ones_one_after_another() throws IOException {
        try (RawClient client = start(RouterSettings.builder())) {
            router.inject(Trigger.ALWAYS.containing("slow"), new Effect.Delay(Duration.ofMillis(150)));
            client.send("/system/identity/set", "=name=slow", ".tag=1");
            client.send("/system/identity/set", "=name=fast", ".tag=2");
            assertThat(client.read()).containsExactly("!done", ".tag=2");
            assertThat(client.read()).containsExactly("!done", ".tag=1");
            client.send("/system/identity/set", "=name=slow");
            client.send("/system/identity/print");
            assertThat(client.read()).containsExactly("!done");
            assertThat(client.read()).containsExactly("!re", "=name=slow");
            assertThat(router.gauges().maxInFlight()).isEqualTo(2);
        }
    }

    @Test
    void cancels_what_has_not_taken_effect() throws IOException {
        try (RawClient client = start(RouterSettings.builder())) {
            router.inject(Trigger.on("/queue"), new Effect.Delay(Duration.ofMinutes(1)));
            client.send("/queue/simple/add", "=target=10.0.0.1/32", ".tag=7");
            client.send("/cancel", "=tag=7", ".tag=8");
            assertThat(client.read()).containsExactly("!trap", "=category=2", "=message=interrupted", ".tag=7");
            assertThat(client.read()).containsExactly("!done", ".tag=8");
            assertThat(client.read()).containsExactly("!done", ".tag=7");
            assertThat(router.rows("/queue/simple")).isEmpty();
            assertThat(router.gauges().inFlight()).isZero();
            assertThat(router.journal().entries())
                    .extracting(JournalEntry::command, JournalEntry::result)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("/cancel", Result.DONE),
                            org.assertj.core.groups.Tuple.tuple("/queue/simple/add", Result.INTERRUPTED));
        }
    }

    @Test
    void keeps_the_bytes_of_any_character_set_and_shows_them_as_text() throws IOException {
        Charset windows = Charset.forName("windows-1251");
        try (RawClient client = start(RouterSettings.builder().charset(windows))) {
            String raw = new String("должники".getBytes(windows), StandardCharsets.ISO_8859_1);
            client.ask("/ip/firewall/address-list/add", "=list=" + raw, "=address=10.0.0.1");
            assertThat(client.ask("/ip/firewall/address-list/print", "=.proplist=list", "?list=" + raw)
                            .get(0))
                    .containsExactly("!re", "=list=" + raw);
            assertThat(router.rows("/ip/firewall/address-list").get(0)).containsEntry("list", "должники");
            assertThat(router.journal().entries().get(0).argument("list")).isEqualTo("должники");
        }
    }

    @Test
    void writes_down_what_each_command_did_in_the_order_in_which_it_took_effect() throws IOException {
        try (RawClient client = start(RouterSettings.builder())) {
            client.ask("/queue/simple/add", "=name=crb_10.0.0.1", "=target=10.0.0.1/32", "=max-limit=1M/2M", ".tag=1");
            client.ask("/queue/simple/print", "=.proplist=.id", "?name=crb_10.0.0.1", ".tag=2");
            client.ask("/queue/simple/set", "=.id=*1", "=max-limit=3M/4M", ".tag=3");
            client.ask("/queue/simple/remove", "=.id=*1", ".tag=4");
            client.ask("/queue/simple/remove", "=.id=*1", ".tag=5");
            List<JournalEntry> entries = router.journal().entries();
            assertThat(entries).extracting(JournalEntry::tag).containsExactly("1", "2", "3", "4", "5");
            assertThat(entries).extracting(JournalEntry::number).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(entries.get(1).query("name")).isEqualTo("crb_10.0.0.1");
            assertThat(entries.get(2).changes().get(0).row()).containsEntry("max-limit", "3M/4M");
            assertThat(entries.get(3).changes().get(0).value("name")).isEqualTo("crb_10.0.0.1");
            assertThat(entries.get(4).result()).isEqualTo(Result.REFUSED);
            assertThat(entries.get(4).message()).isEqualTo("no such item");
            assertThat(entries).allMatch(e -> e.endedMicros() >= e.arrivedMicros());
        }
    }

    @Test
    void takes_as_long_as_its_latency_says() throws IOException {
        try (RawClient client = start(RouterSettings.builder().latency(Latency.parse("30..40")))) {
            client.ask("/system/identity/print");
            JournalEntry entry = router.journal().entries().get(0);
            assertThat(entry.endedMicros() - entry.arrivedMicros()).isBetween(30_000L, 2_000_000L);
            router.latency(Latency.NONE);
            client.ask("/system/identity/print");
            entry = router.journal().entries().get(1);
            assertThat(entry.endedMicros() - entry.arrivedMicros()).isLessThan(30_000);
        }
    }

    @Test
    void carries_out_what_it_received_before_the_connection_was_lost() throws Exception {
        try (RawClient client = start(RouterSettings.builder().latency(Latency.fixed(Duration.ofMillis(50))))) {
            client.send("/queue/simple/add", "=name=a", "=target=10.0.0.1/32", ".tag=1");
            Await.until(() -> router.gauges().inFlight() == 1);
            client.close();
            Await.until(() -> router.journal().total() == 1);
            assertThat(router.journal().entries().get(0).result()).isEqualTo(Result.UNANSWERED);
            assertThat(router.rows("/queue/simple")).hasSize(1);
            assertThat(router.gauges().inFlight()).isZero();
        }
    }

    @Test
    void serves_a_thousand_connections_at_once() throws IOException {
        router = SimulatedRouter.start(RouterSettings.builder()
                .user("admin", "secret")
                .maxSessions(2000)
                .latency(Latency.fixed(Duration.ofMillis(100)))
                .build());
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                clients.add(RawClient.loggedIn(router, "admin", "secret"));
            }
            for (RawClient client : clients) {
                client.send("/system/identity/set", "=name=x", ".tag=1");
            }
            for (RawClient client : clients) {
                assertThat(client.read()).containsExactly("!done", ".tag=1");
            }
            assertThat(router.gauges().maxConnections()).isEqualTo(1000);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
        Await.until(() -> router.gauges().connections() == 0);
        assertThat(router.gauges().sessions()).isZero();
    }

    @Test
    void can_be_filled_and_emptied_as_if_by_itself() throws IOException {
        try (RawClient client = start(RouterSettings.builder())) {
            router.insert("/ppp/active", List.of(Map.of("name", "ivanov", "address", "10.0.0.1")));
            assertThat(client.ask("/ppp/active/print", "=.proplist=.id,name", "?name=ivanov")
                            .get(0))
                    .containsExactly("!re", "=.id=*1", "=name=ivanov");
            router.clear("/ppp/active");
            assertThat(client.ask("/ppp/active/print", "?name=ivanov")).contains(List.of("!empty"));
        }
    }

    private static byte[] md5(String challenge, String password) {
        try {
            java.security.MessageDigest md5 = java.security.MessageDigest.getInstance("MD5");
            md5.update((byte) 0);
            md5.update(password.getBytes(StandardCharsets.UTF_8));
            return md5.digest(HexFormat.of().parseHex(challenge));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
