package org.nasd.simulator.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.simulator.Await;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Gate;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.JournalEntry.Result;
import org.nasd.simulator.Latency;

/** Requests as other people's programs signed them, so that no signature of ours is held against itself. */
class SimulatedDasTest {

    private static final String DISCONNECT = "28070022a4cfed7257be9a189f15b147d86bf24c01086976616e6f762c0630303031";
    private static final String DISCONNECT_ACK = "29070014c9d070393c7927a0032a0aabd376d4bf";
    private static final String NOBODY = "2808001c5ecd0e24188ec1c62f60a75b9885b0bb01086e6f73756368";
    private static final String NOBODY_NAK = "2a08001a541e24b7c806ac66c4964ea36f0d234c6506000001f7";
    private static final String COA = "2b09003b74358224f8644023940765c97e85881b5012bd413e220e745114484072098d0377c6"
            + "01086976616e6f761a0d00003a8c0807354d2f354d";

    private SimulatedDas das;
    private DatagramSocket client;

    @BeforeEach
    void start() throws IOException {
        das = SimulatedDas.start(settings().build());
        client = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        client.connect(das.address());
        client.setSoTimeout(5000);
    }

    private static DasSettings.Builder settings() {
        return DasSettings.builder().secret("testing123").session(new DasSession("0001", "10.0.0.1", "ivanov"));
    }

    @AfterEach
    void stop() {
        client.close();
        das.close();
    }

    private void send(String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        client.send(new DatagramPacket(bytes, bytes.length));
    }

    private String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        client.receive(packet);
        return HexFormat.of().formatHex(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    private String ask(String hex) throws IOException {
        send(hex);
        return receive();
    }

    private void nothingComes() throws IOException {
        client.setSoTimeout(50);
        assertThatThrownBy(this::receive).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(5000);
    }

    @ParameterizedTest
    @CsvSource({DISCONNECT + "," + DISCONNECT_ACK, NOBODY + "," + NOBODY_NAK})
    void answers_byte_for_byte_as_another_server_does(String request, String reply) throws IOException {
        assertThat(ask(request)).isEqualTo(reply);
    }

    @Test
    void a_message_that_is_signed_is_answered_by_one_that_is_signed() throws IOException {
        assertThat(ask(COA)).startsWith("2c090026").contains("5012");
        assertThat(das.journal().entries().get(0).words())
                .containsExactly("CoA-Request", "User-Name=ivanov", "Mikrotik-Rate-Limit=5M/5M");
    }

    @Test
    void every_bit_of_a_request_is_under_its_signature() throws IOException {
        byte[] good = HexFormat.of().parseHex(COA);
        for (int bit = 4 * 8; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            client.send(new DatagramPacket(bad, bad.length));
        }
        assertThat(ask(DISCONNECT)).isEqualTo(DISCONNECT_ACK);
        assertThat(das.journal().total()).isEqualTo(1);
        assertThat(das.dasGauges().badlySigned() + das.dasGauges().malformed()).isEqualTo((good.length - 4) * 8L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"28", "28070013", "2807001400000000000000000000000000000000", "ff07001400", "010700140000"})
    void what_is_no_request_is_dropped(String hex) throws IOException {
        send(hex);
        assertThat(ask(DISCONNECT)).isEqualTo(DISCONNECT_ACK);
    }

    @Test
    void a_repeated_request_is_answered_again_and_carried_out_once() throws IOException {
        assertThat(ask(DISCONNECT)).isEqualTo(DISCONNECT_ACK);
        assertThat(ask(DISCONNECT)).isEqualTo(DISCONNECT_ACK);
        assertThat(das.journal().total()).isEqualTo(1);
        assertThat(das.dasGauges().repeats()).isEqualTo(1);
    }

    @Test
    void a_lost_reply_comes_when_the_request_is_repeated() throws IOException {
        das.inject(Fault.parse("mute times=1"));
        send(DISCONNECT);
        Await.until(() -> das.journal().total() == 1);
        assertThat(das.journal().entries().get(0).result()).isEqualTo(Result.UNANSWERED);
        assertThat(ask(DISCONNECT)).isEqualTo(DISCONNECT_ACK);
        assertThat(das.journal().total()).isEqualTo(1);
    }

    @Test
    void a_lost_request_is_carried_out_when_it_is_repeated() throws IOException {
        das.inject(Fault.parse("silence times=1"));
        send(DISCONNECT);
        Await.until(() -> das.journal().total() == 1);
        assertThat(das.sessions()).hasSize(1);
        assertThat(ask(DISCONNECT)).isEqualTo(DISCONNECT_ACK);
        assertThat(das.journal().entries().stream().map(JournalEntry::result))
                .containsExactly(Result.SWALLOWED, Result.DONE);
    }

    @Test
    void drops_a_second_request_for_a_session_while_one_is_in_work() throws Exception {
        das.close();
        das = SimulatedDas.start(settings()
                .oneAtATime(true)
                .latency(Latency.fixed(Duration.ofMillis(300)))
                .build());
        client.connect(das.address());
        send(coa(1, "0b0361"));
        send(coa(2, "0b0362"));
        Await.until(() -> das.dasGauges().busy() == 1);
        assertThat(receive()).startsWith("2c01");
        assertThat(ask(coa(3, "0b0363"))).startsWith("2c03");
        assertThat(das.journal().entries().stream().map(JournalEntry::result))
                .containsExactly(Result.SWALLOWED, Result.DONE, Result.DONE);
        assertThat(das.dasGauges().maxPerSession()).isEqualTo(1);
    }

    @Test
    void counts_how_many_requests_of_a_session_were_in_work_at_once() throws Exception {
        das.latency(Latency.fixed(Duration.ofMillis(200)));
        send(coa(1, "0b0361"));
        send(coa(2, "0b0362"));
        assertThat(receive()).startsWith("2c01");
        assertThat(receive()).startsWith("2c02");
        assertThat(das.dasGauges().maxPerSession()).isEqualTo(2);
        das.resetPeaks();
        assertThat(das.dasGauges().maxPerSession()).isZero();
    }

    /** A CoA request for ivanov, signed by hand. */
    private static String coa(int id, String attributes) throws Exception {
        String body = "01086976616e6f76" + attributes;
        String head = String.format("2b%02x%04x", id, 20 + body.length() / 2);
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(HexFormat.of().parseHex(head + "0".repeat(32) + body));
        md5.update("testing123".getBytes(StandardCharsets.UTF_8));
        return head + HexFormat.of().formatHex(md5.digest()) + body;
    }

    @Test
    void a_fault_can_refuse_with_a_cause() throws IOException {
        das.inject(Fault.parse("error message=busy category=506 command=CoA"));
        assertThat(ask(COA)).startsWith("2d09").contains("6506000001fa");
        assertThat(ask(DISCONNECT)).isEqualTo(DISCONNECT_ACK);
    }

    @Test
    void a_reply_can_come_from_elsewhere() throws IOException {
        das.inject(Fault.parse("garbage kind=wrong-source times=1"));
        client.disconnect();
        byte[] request = HexFormat.of().parseHex(DISCONNECT);
        client.send(new DatagramPacket(request, request.length, das.address()));
        DatagramPacket reply = new DatagramPacket(new byte[4096], 4096);
        client.receive(reply);
        assertThat(HexFormat.of().formatHex(Arrays.copyOf(reply.getData(), reply.getLength())))
                .isEqualTo(DISCONNECT_ACK);
        assertThat(reply.getPort()).isNotEqualTo(das.port());
    }

    @Test
    void noise_is_no_reply() throws IOException {
        das.inject(Fault.parse("garbage kind=noise times=1"));
        assertThat(ask(COA)).hasSize(128);
    }

    @Test
    void gates_close_and_open() throws IOException {
        das.gate(Gate.SILENT);
        send(DISCONNECT);
        nothingComes();
        das.gate(Gate.CLOSED);
        send(DISCONNECT);
        assertThatThrownBy(this::receive).isInstanceOf(PortUnreachableException.class);
        das.gate(Gate.OPEN);
        assertThat(ask(DISCONNECT)).isEqualTo(DISCONNECT_ACK);
    }

    @Test
    void requires_what_it_is_told_to_require() throws IOException {
        das.close();
        das = SimulatedDas.start(settings().requireAuthenticator(true).build());
        client.connect(das.address());
        send(DISCONNECT);
        assertThat(ask(COA)).startsWith("2c09");
        das.close();
        das = SimulatedDas.start(settings().requireTimestamp(true).build());
        client.connect(das.address());
        send(COA);
        Await.until(() -> das.dasGauges().untimely() == 1);
    }

    @Test
    void refuses_faults_that_datagrams_cannot_have() {
        assertThatThrownBy(() -> das.inject(Fault.parse("slow"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> das.inject(Fault.parse("garbage"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void never_shows_its_secret() {
        assertThat(das.settings().toString()).doesNotContain("testing123");
    }
}
