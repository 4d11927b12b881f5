package org.nasd.driver.radius.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.api.driver.SettingException;
import org.nasd.driver.radius.internal.Bench;
import org.nasd.driver.radius.internal.command.Kind;
import org.nasd.driver.radius.internal.dictionary.Dictionaries;
import org.nasd.driver.radius.internal.dictionary.Dictionary;
import org.nasd.driver.radius.internal.wire.Received;
import org.nasd.driver.radius.internal.wire.Reply;

final class JudgementTest {

    private static final Dictionary DICTIONARY = Dictionaries.shipped();
    private static final AnswerText TEXT = new AnswerText(DICTIONARY, StandardCharsets.UTF_8);

    private static Received received(String name, String hex) {
        return new Received(DICTIONARY.find(name).orElseThrow(), HexFormat.of().parseHex(hex));
    }

    private static Reply nak(Kind kind, int cause, Received... more) {
        List<Received> attributes = new ArrayList<>(List.of(more));
        if (cause != 0) {
            byte[] value = ByteBuffer.allocate(4).putInt(cause).array();
            attributes.add(new Received(DICTIONARY.find("Error-Cause").orElseThrow(), value));
        }
        return new Reply(kind, false, attributes);
    }

    private static Verdict verdict(Reply reply, String... settings) {
        try (Bench bench = new Bench()) {
            for (int i = 0; i < settings.length; i += 2) {
                bench.with(settings[i], settings[i + 1]);
            }
            return Judgement.of(bench.settings(), DICTIONARY).on(reply, TEXT.of(reply));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COA, 0, FAIL",
        "COA, 401, FAIL",
        "COA, 402, FAIL",
        "COA, 403, FAIL",
        "COA, 404, FAIL",
        "COA, 405, FAIL",
        "COA, 406, FAIL",
        "COA, 407, FAIL",
        "COA, 501, FAIL",
        "COA, 502, FAIL",
        "COA, 503, FAIL",
        "COA, 504, POSTPONE",
        "COA, 505, POSTPONE",
        "COA, 506, POSTPONE",
        "COA, 507, DONE",
        "COA, 508, FAIL",
        "COA, 999, FAIL",
        "DISCONNECT, 0, FAIL",
        "DISCONNECT, 401, FAIL",
        "DISCONNECT, 503, DONE",
        "DISCONNECT, 504, POSTPONE",
        "DISCONNECT, 505, POSTPONE",
        "DISCONNECT, 506, POSTPONE",
        "DISCONNECT, 507, FAIL",
        "DISCONNECT, 508, FAIL"
    })
    void withoutSettingsARefusalMeansThis(Kind kind, int cause, Verdict verdict) {
        assertThat(verdict(nak(kind, cause))).isEqualTo(verdict);
    }

    @Test
    void aSchemeSaysOtherwise() {
        assertThat(verdict(nak(Kind.COA, 503), "cause.coa.done", "503, 507")).isEqualTo(Verdict.DONE);
        assertThat(verdict(nak(Kind.COA, 503), "cause.coa.done", "session-context-not-found"))
                .isEqualTo(Verdict.DONE);
        assertThat(verdict(nak(Kind.DISCONNECT, 503), "cause.coa.done", "503", "cause.disconnect.done", ""))
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(nak(Kind.COA, 506), "cause.coa.fail", "506")).isEqualTo(Verdict.FAIL);
        assertThat(verdict(nak(Kind.COA, 0), "cause.coa.none", "postpone")).isEqualTo(Verdict.POSTPONE);
        assertThat(verdict(nak(Kind.COA, 12345), "cause.coa.other", "done")).isEqualTo(Verdict.DONE);
    }

    @Test
    void itsPatternsComeFirst() {
        Reply busy = nak(Kind.COA, 401, received("Reply-Message", "62757379"));
        assertThat(verdict(busy, "transient", "(?i)reply-message=busy")).isEqualTo(Verdict.POSTPONE);
        assertThat(verdict(busy, "ignore", "busy")).isEqualTo(Verdict.DONE);
        Reply ack = new Reply(Kind.COA, true, List.of(received("Reply-Message", "6e6f")));
        assertThat(verdict(ack)).isEqualTo(Verdict.DONE);
        assertThat(verdict(ack, "error", "Reply-Message=no")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void misspeltSettingsAreNamed() {
        Reply any = nak(Kind.COA, 503);
        assertThatThrownBy(() -> verdict(any, "cause.coa.ok", "503"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("cause.coa.ok");
        assertThatThrownBy(() -> verdict(any, "cause.coa.done", "gone")).hasMessageContaining("cause.coa.done = gone");
        assertThatThrownBy(() -> verdict(any, "cause.coa.none", "never")).hasMessageContaining("one of done");
    }

    @Test
    void answersReadWell() {
        assertThat(TEXT.of(nak(Kind.COA, 503, received("Reply-Message", "6e6f2073756368"))))
                .isEqualTo("CoA-NAK Reply-Message=\"no such\" Error-Cause=503 (Session-Context-Not-Found)");
        assertThat(TEXT.of(new Reply(
                        Kind.DISCONNECT,
                        true,
                        List.of(
                                received("Message-Authenticator", "00112233445566778899aabbccddeeff"),
                                received("Event-Timestamp", "00000001"),
                                received("Framed-IP-Address", "0a58000f"),
                                received("Framed-IP-Address", "0a58"),
                                received("Framed-IPv6-Prefix", "004020010db8"),
                                received("ERX-Service-Activate", "0161"),
                                received("Service-Action", "03000001"),
                                received("Framed-Interface-Id", "000100020003ffff"),
                                received("Reply-Message", "ff0a"),
                                received("Attr-26.9999.7", "abcd")))))
                .isEqualTo("Disconnect-ACK Framed-IP-Address=10.88.0.15 Framed-IP-Address=0x0a58"
                        + " Framed-IPv6-Prefix=2001:db8::/64 ERX-Service-Activate:1=a Service-Action:3=1 (ACTIVATE-WITH-ACCT)"
                        + " Framed-Interface-Id=0001:0002:0003:ffff Reply-Message=0xff0a Attr-26.9999.7=0xabcd");
    }
}
