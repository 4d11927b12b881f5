package org.nasd.simulator.radius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasd.simulator.Fault;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Peer;

/** FreeRADIUS's own client must find a DAS here. */
class RadclientIT {

    private SimulatedDas das;

    @BeforeEach
    void start() throws InterruptedException {
        if (!Peer.works(List.of("radclient", "-v"))) {
            Peer.missing("freeradius-utils (Debian)");
        }
        das = SimulatedDas.start(DasSettings.builder()
                .secret("testing123")
                .window(Duration.ofSeconds(300))
                .session(new DasSession("0001", "10.0.0.1", "ivanov"))
                .rule(DasRule.nak("Filter-Id=unknown", 407))
                .rule(DasRule.ack("Filter-Id=report", "Reply-Message=up for an hour"))
                .build());
    }

    @AfterEach
    void stop() {
        if (das != null) {
            das.close();
        }
    }

    private String radclient(String secret, String kind, String... attributes) throws Exception {
        Path output = Files.createTempFile(Path.of("target"), "radclient", ".out");
        Process process = new ProcessBuilder(
                        "radclient", "-x", "-r", "1", "-t", "1", "127.0.0.1:" + das.port(), kind, secret)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var in = process.getOutputStream()) {
            in.write((String.join("\n", attributes) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException(Files.readString(output), e);
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        try {
            return "exit " + process.exitValue() + "\n" + Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }

    @Test
    void a_signed_request_is_acknowledged_and_changes_the_session() throws Exception {
        assertThat(radclient(
                        "testing123",
                        "coa",
                        "User-Name=ivanov",
                        "Event-Timestamp=" + System.currentTimeMillis() / 1000,
                        "Mikrotik-Rate-Limit=5M/6M",
                        "Message-Authenticator=0x00"))
                .startsWith("exit 0")
                .contains("Received CoA-ACK")
                .contains("Message-Authenticator = 0x");
        assertThat(das.sessions().get(0).state()).containsEntry("Mikrotik-Rate-Limit", "5M/6M");
        assertThat(das.journal().entries().get(0).words())
                .startsWith("CoA-Request")
                .contains("User-Name=ivanov", "Mikrotik-Rate-Limit=5M/6M");
        assertThat(radclient("testing123", "disconnect", "Acct-Session-Id=0001"))
                .startsWith("exit 0")
                .contains("Received Disconnect-ACK");
        assertThat(das.sessions()).isEmpty();
    }

    @Test
    void refusals_carry_their_cause() throws Exception {
        assertThat(radclient("testing123", "disconnect", "User-Name=nosuch"))
                .startsWith("exit 1")
                .contains("Received Disconnect-NAK")
                .contains("Error-Cause = Session-Context-Not-Found");
        assertThat(radclient("testing123", "coa", "User-Name=ivanov", "Filter-Id=unknown"))
                .contains("Received CoA-NAK")
                .contains("Error-Cause = Invalid-Attribute-Value");
        assertThat(radclient("testing123", "coa", "Filter-Id=nobody")).contains("Error-Cause = Missing-Attribute");
        assertThat(radclient("testing123", "coa", "User-Name=x", "Filter-Id=report"))
                .contains("Received CoA-ACK")
                .contains("Reply-Message = \"up for an hour\"");
    }

    @Test
    void another_secret_is_met_with_silence() throws Exception {
        assertThat(radclient("wrong", "coa", "User-Name=ivanov"))
                .startsWith("exit 1")
                .contains("No reply from server");
        assertThat(das.dasGauges().badlySigned()).isEqualTo(1);
        assertThat(das.journal().total()).isZero();
    }

    @Test
    void an_old_timestamp_is_met_with_silence() throws Exception {
        assertThat(radclient("testing123", "coa", "User-Name=ivanov", "Event-Timestamp=1000000000"))
                .contains("No reply from server");
        assertThat(das.dasGauges().untimely()).isEqualTo(1);
    }

    @Test
    void a_badly_signed_reply_is_seen_as_such() throws Exception {
        das.inject(Fault.parse("garbage kind=bad-signature"));
        assertThat(radclient("testing123", "coa", "User-Name=ivanov", "Filter-Id=a"))
                .startsWith("exit 1")
                .containsAnyOf("Reply verification failed", "invalid Response Authenticator");
        assertThat(das.journal().entries().get(0).result()).isEqualTo(JournalEntry.Result.UNANSWERED);
    }

    @Test
    void vendors_attributes_have_their_names() throws Exception {
        radclient(
                "testing123",
                "coa",
                "User-Name=ivanov",
                "Cisco-AVPair=\"subscriber:command=activate-service\"",
                "Huawei-Input-Average-Rate=1024000",
                "ERX-Service-Activate:1=\"crb_blocked\"",
                "Framed-IP-Address=10.0.0.1",
                "Attr-26.4242.7=0x0102");
        assertThat(das.journal().entries().get(0).words())
                .contains(
                        "Cisco-AVPair=subscriber:command=activate-service",
                        "Huawei-Input-Average-Rate=1024000",
                        "ERX-Service-Activate=1:crb_blocked",
                        "Framed-IP-Address=10.0.0.1",
                        "vsa-4242-7=0x0102");
    }
}
