package org.nasd.simulator.routeros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.simulator.Await;
import org.nasd.simulator.Clamp;
import org.nasd.simulator.Effect;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Gate;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.JournalEntry.Result;
import org.nasd.simulator.Trigger;

class FaultsTest {

    private SimulatedRouter router;

    @BeforeEach
    void start() {
        router = SimulatedRouter.start(
                RouterSettings.builder().user("admin", "secret").build());
    }

    @AfterEach
    void stop() {
        router.close();
    }

    private RawClient client() throws IOException {
        return RawClient.loggedIn(router, "admin", "secret");
    }

    private List<Result> results() {
        return router.journal().entries().stream().map(JournalEntry::result).toList();
    }

    @Test
    void closes_its_port_and_opens_the_same_again() throws IOException {
        router.gate(Gate.CLOSED);
        assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
        router.gate(Gate.OPEN);
        client().close();
    }

    @Test
    void accepts_and_says_nothing() throws IOException {
        router.gate(Gate.SILENT);
        try (RawClient client = new RawClient(router.port())) {
            client.timeout(50);
            client.send("/login", "=name=admin", "=password=secret");
            assertThatThrownBy(client::readByte).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void accepts_and_resets() throws IOException {
        router.gate(Gate.RESET);
        try (RawClient client = new RawClient(router.port())) {
            assertThatThrownBy(client::readByte)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void drops_a_connection_before_a_command_takes_effect() throws IOException {
        router.inject(Fault.parse("drop after=1"));
        try (RawClient client = client()) {
            client.ask("/system/identity/set", "=name=one");
            client.send("/system/identity/set", "=name=two");
            assertThat(client.isOver()).isTrue();
        }
        assertThat(router.rows("/system/identity").get(0)).containsEntry("name", "one");
        assertThat(results()).containsExactly(Result.DONE, Result.SWALLOWED);
    }

    @Test
    void drops_a_connection_after_a_command_took_effect() throws IOException {
        router.inject(Fault.parse("drop point=after reset=true"));
        try (RawClient client = client()) {
            client.send("/system/identity/set", "=name=two");
            assertThatThrownBy(client::readByte).isInstanceOf(SocketException.class);
        }
        assertThat(router.rows("/system/identity").get(0)).containsEntry("name", "two");
        assertThat(results()).containsExactly(Result.UNANSWERED);
    }

    @Test
    void drops_a_connection_inside_a_word() throws IOException {
        router.inject(Fault.parse("drop point=mid-word"));
        try (RawClient client = client()) {
            client.send("/system/resource/print");
            assertThatThrownBy(client::read).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void refuses_every_nth_matching_command() throws IOException {
        router.inject(Fault.parse(
                "error message=\"failure: timeout\" category=4 command=/system/identity/set every=3 times=2"));
        try (RawClient client = client()) {
            List<Integer> refused = new ArrayList<>();
            for (int i = 1; i <= 12; i++) {
                client.ask("/system/identity/print");
                List<List<String>> reply = client.ask("/system/identity/set", "=name=n" + i);
                if (reply.get(0).equals(List.of("!trap", "=category=4", "=message=failure: timeout"))) {
                    assertThat(reply).hasSize(2);
                    refused.add(i);
                }
            }
            assertThat(refused).containsExactly(3, 6);
            assertThat(router.gauges().faults()).isEqualTo(2);
            assertThat(router.gauges().errors()).isEqualTo(2);
        }
    }

    @Test
    void counts_for_each_connection_where_told_to() throws IOException {
        router.inject(Trigger.ALWAYS.after(2).eachConnection(), new Effect.Refusal("busy", null));
        for (int i = 0; i < 2; i++) {
            try (RawClient client = client()) {
                assertThat(client.ask("/system/identity/set", "=name=x").get(0)).containsExactly("!done");
                assertThat(client.ask("/system/identity/set", "=name=x").get(0)).containsExactly("!done");
                assertThat(client.ask("/system/identity/set", "=name=x").get(0)).contains("=message=busy");
            }
        }
    }

    @Test
    void keeps_silent_about_chosen_commands_until_they_are_cancelled() throws IOException {
        Fault silence = Fault.parse("silence command=/queue/");
        router.inject(silence);
        try (RawClient client = client()) {
            client.send("/queue/simple/add", "=target=10.0.0.1/32", ".tag=1");
            assertThat(client.ask("/system/identity/set", "=name=x", ".tag=2"))
                    .containsExactly(List.of("!done", ".tag=2"));
            assertThat(router.gauges().inFlight()).isEqualTo(1);
            client.send("/cancel", "=tag=1", ".tag=3");
            assertThat(client.read()).contains("=message=interrupted", ".tag=1");
            assertThat(router.gauges().inFlight()).isZero();
            assertThat(results()).containsExactly(Result.SWALLOWED, Result.DONE, Result.DONE);
            assertThat(router.rows("/queue/simple")).isEmpty();
            assertThat(router.remove(silence)).isTrue();
            assertThat(router.faults()).isEmpty();
        }
    }

    @Test
    void can_do_a_thing_and_not_say_so() throws IOException {
        router.inject(Fault.parse("mute containing=10.0.0.1"));
        try (RawClient client = client()) {
            client.send("/queue/simple/add", "=target=10.0.0.1/32", ".tag=1");
            Await.until(() -> router.rows("/queue/simple").size() == 1);
            assertThat(results()).containsExactly(Result.UNANSWERED);
            assertThat(router.gauges().inFlight()).isEqualTo(1);
        }
        Await.until(() -> router.gauges().inFlight() == 0);
    }

    @Test
    void sends_one_byte_at_a_time_and_still_everything() throws IOException {
        router.inject(Fault.parse("slow ms=2 times=1"));
        try (RawClient client = client()) {
            long start = System.nanoTime();
            assertThat(client.ask("/system/identity/print"))
                    .containsExactly(List.of("!re", "=name=MikroTik"), List.of("!done"));
            assertThat(client.ask("/quit")).containsExactly(List.of("!fatal", "session terminated on request"));
            assertThat(client.isOver()).isTrue();
            assertThat(System.nanoTime() - start).isGreaterThan(50 * 2_000_000L);
        }
    }

    @Test
    void answers_with_a_length_of_four_gigabytes() throws IOException {
        router.inject(Fault.parse("garbage kind=huge-length"));
        try (RawClient client = client()) {
            client.send("/system/identity/print");
            assertThat(List.of(
                            client.readByte(),
                            client.readByte(),
                            client.readByte(),
                            client.readByte(),
                            client.readByte()))
                    .containsExactly(0xF0, 0xFF, 0xFF, 0xFF, 0xFF);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"endless-sentence", "endless-records"})
    void never_ends(String kind) throws IOException {
        router.inject(Fault.parse("garbage kind=" + kind));
        try (RawClient client = client()) {
            client.send("/system/identity/print");
            client.skip(10_000_000);
        }
        Await.until(() -> router.gauges().connections() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "explode", "drop point=never", "drop every=0", "error message", "silence every=x"})
    void says_what_is_wrong_with_a_rule(String rule) {
        assertThatThrownBy(() -> Fault.parse(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fault");
    }

    @Test
    void ends_connections_on_command() throws IOException {
        try (RawClient one = client();
                RawClient two = client()) {
            router.dropConnections(false);
            assertThat(one.isOver()).isTrue();
            assertThat(two.isOver()).isTrue();
        }
        try (RawClient three = client()) {
            router.dropConnections(true);
            assertThatThrownBy(three::readByte).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void clamps_after_a_burst() throws IOException {
        router.clamp(new Clamp(
                5, 5, java.time.Duration.ZERO, java.time.Duration.ofMillis(20), 50, java.time.Duration.ofSeconds(5)));
        try (RawClient client = client()) {
            for (int i = 0; i < 10; i++) {
                client.ask("/system/identity/set", "=name=x");
            }
            List<Long> took = router.journal().entries().stream()
                    .map(e -> e.endedMicros() - e.arrivedMicros())
                    .toList();
            assertThat(took.subList(5, 10)).allMatch(micros -> micros >= 20_000);
            router.clamp(null);
            client.ask("/system/identity/set", "=name=x");
        }
    }
}
