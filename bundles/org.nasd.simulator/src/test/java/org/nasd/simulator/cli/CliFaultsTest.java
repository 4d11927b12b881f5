package org.nasd.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.simulator.Await;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Gate;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.JournalEntry.Result;

class CliFaultsTest {

    private SimulatedCli nas;

    @BeforeEach
    void start() {
        nas = SimulatedCli.start(CliSettings.builder()
                .name("bras-1")
                .transport(Transport.TELNET)
                .dialect(Dialect.CISCO)
                .mode("privileged")
                .maxSessions(100)
                .user("admin", "secret")
                .build());
        nas.rule(Rule.on("show long").answer("a long answer that is cut off"));
    }

    @AfterEach
    void stop() {
        nas.close();
    }

    private TelnetClient login() throws IOException {
        TelnetClient client = new TelnetClient(nas.port());
        client.until("Username: ");
        client.ask("admin", "Password: ");
        client.ask("secret", "bras-1#");
        return client;
    }

    private List<Result> results() {
        return nas.journal().entries().stream().map(JournalEntry::result).toList();
    }

    @Test
    void of_ten_answers_one_is_transient_and_of_fifty_one_is_permanent() throws IOException {
        nas.inject(Fault.parse("error message=\"% Configuration mode locked, try again\" every=10"));
        nas.inject(Fault.parse("error message=\"% Invalid input detected\" after=4 every=50"));
        try (TelnetClient client = login()) {
            for (int i = 0; i < 100; i++) {
                client.ask("show long", "bras-1#");
            }
        }
        assertThat(nas.journal().entries().stream()
                        .filter(e -> e.message().contains("try again"))
                        .count())
                .isEqualTo(10);
        assertThat(nas.journal().entries().stream()
                        .filter(e -> e.message().contains("Invalid"))
                        .count())
                .isEqualTo(1);
        assertThat(results()).filteredOn(Result.DONE::equals).hasSize(89);
    }

    @Test
    void chance_is_the_same_each_time() throws IOException {
        nas.inject(Fault.parse("error message=busy share=0.1"));
        try (TelnetClient client = login()) {
            for (int i = 0; i < 200; i++) {
                client.ask("show long", "bras-1#");
            }
        }
        List<Result> first = results();
        assertThat(first.stream().filter(Result.REFUSED::equals).count()).isBetween(10L, 35L);
        stop();
        start();
        chanceAgain(first);
    }

    private void chanceAgain(List<Result> first) throws IOException {
        nas.inject(Fault.parse("error message=busy share=0.1"));
        try (TelnetClient client = login()) {
            for (int i = 0; i < 200; i++) {
                client.ask("show long", "bras-1#");
            }
        }
        assertThat(results()).isEqualTo(first);
    }

    @Test
    void an_answer_breaks_off_in_good_order() throws IOException {
        nas.inject(Fault.parse("drop point=mid-word command=show"));
        try (TelnetClient client = login()) {
            client.send("show long\r\n");
            assertThat(client.rest()).endsWith("a long answer t");
        }
        assertThat(results()).containsExactly(Result.UNANSWERED);
    }

    @Test
    void a_connection_is_reset_before_a_line_takes_effect() throws IOException {
        nas.inject(Fault.parse("drop point=before reset=true command=configure"));
        try (TelnetClient client = login()) {
            client.send("configure terminal\r\n");
            assertThatThrownBy(client::rest).isInstanceOf(SocketException.class);
        }
        assertThat(results()).containsExactly(Result.SWALLOWED);
    }

    @Test
    void silence_swallows_a_line_and_the_session() throws IOException {
        nas.inject(Fault.parse("silence command=show"));
        try (TelnetClient client = login()) {
            client.ask("show long", "show long\r\n");
            client.timeout(50);
            client.send("terminal length 0\r\n");
            assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
            assertThat(nas.gauges().inFlight()).isEqualTo(1);
        }
        Await.until(() -> nas.gauges().inFlight() == 0);
        assertThat(results()).containsExactly(Result.SWALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"endless-records", "endless-sentence"})
    void a_banner_can_be_a_hundred_megabytes(String kind) throws IOException {
        nas.inject(Fault.parse("garbage command=<connect> kind=" + kind));
        try (TelnetClient client = new TelnetClient(nas.port())) {
            client.skip(100_000_000);
        }
        Await.until(() -> nas.gauges().connections() == 0);
    }

    @Test
    void an_answer_can_be_endless() throws IOException {
        nas.inject(Fault.parse("garbage kind=endless-records command=show"));
        try (TelnetClient client = login()) {
            client.send("show long\r\n");
            client.skip(10_000_000);
        }
        Await.until(() -> nas.gauges().connections() == 0 && nas.gauges().inFlight() == 0);
    }

    @Test
    void a_line_can_be_slow_from_the_first_byte() throws IOException {
        nas.inject(Fault.parse("slow command=<connect> ms=20"));
        long start = System.nanoTime();
        try (TelnetClient client = new TelnetClient(nas.port())) {
            client.skip(20);
        }
        assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
    }

    @Test
    void every_third_connection_is_dropped_and_no_command() throws IOException {
        nas.inject(Fault.parse("drop command=<connect> every=3"));
        login().close();
        login().close();
        try (TelnetClient third = new TelnetClient(nas.port())) {
            assertThat(third.read()).isEqualTo(-1);
        }
        try (TelnetClient client = login()) {
            client.ask("show long", "bras-1#");
        }
    }

    @Test
    void gates() throws IOException {
        nas.gate(Gate.SILENT);
        try (TelnetClient client = new TelnetClient(nas.port())) {
            client.timeout(50);
            assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
        }
        nas.gate(Gate.RESET);
        try (TelnetClient client = new TelnetClient(nas.port())) {
            assertThatThrownBy(client::read).isInstanceOf(SocketException.class);
        }
        nas.gate(Gate.CLOSED);
        assertThatThrownBy(() -> new TelnetClient(nas.port())).isInstanceOf(ConnectException.class);
        nas.gate(Gate.OPEN);
        login().close();
    }

    @Test
    void refuses_every_login_when_told_to() throws IOException {
        nas.refuseLogins(true);
        try (TelnetClient client = new TelnetClient(nas.port())) {
            client.until("Username: ");
            client.ask("admin", "Password: ");
            client.ask("secret", "% Login invalid");
        }
    }

    @Test
    void refuses_garbage_that_is_no_text() {
        assertThatThrownBy(() -> nas.inject(Fault.parse("garbage kind=bad-signature")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
