package org.nasd.transcript.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.api.transcript.Delivery;

class WordingTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");
    private static final long AT = Instant.parse("2019-08-27T05:57:41.007Z").toEpochMilli();
    private static final Nas BRAS = Sample.nas("bras1", "10.0.0.1");

    private final Wording wording = new Wording(new Stamp(() -> ZONE), "vm185-120 nas_event_daemon[32736]:");

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String attempt(Delivery delivery) {
        return text(wording.of(new Entry.Attempt(AT, delivery)));
    }

    private String answer(String answer) {
        return attempt(Sample.delivery(BRAS, 5, new Outcome.Done(List.of(Sample.exchange("/x", answer)))));
    }

    @Test
    void aLineOfTheDaemonHasTheOriginalsForm() {
        String line =
                "Start work with nas nasid=1116 nas_ip=10.90.185.2 oss_pathname=/var/oss/core/Mikrotik-Simple script_name=<null>";
        assertThat(text(wording.of(new Entry.Daemon(AT, line))))
                .isEqualTo("2019-08-27 10:57:41 vm185-120 nas_event_daemon[32736]: " + line + "\n");
        assertThat(text(wording.of(new Entry.Daemon(AT, "a\n2019 forged\u001b[2J"))))
                .isEqualTo("2019-08-27 10:57:41 vm185-120 nas_event_daemon[32736]: a\\n2019 forged\\x1b[2J\n");
    }

    @Test
    void anAttemptIsOneLineInBriefAndThenWhatWasSaid() {
        assertThat(attempt(Sample.done(BRAS, 5))).isEqualTo("""
                2019-08-27 10:57:41.007 event=4711 cmd=user_redirect account=5 subscriber=1005 attempt=1 nas=bras1 DONE in 12 ms
                      2.1 ms > /ip firewall address-list ensure [comment=crb_10.0.0.5] list=nomoney address=10.0.0.5
                             < !done ret=*1A
                      2.1 ms > /queue simple remove [find comment=crb_10.0.0.5]
                             < (nothing)
                """);
    }

    @Test
    void anAnswerOfSeveralLinesIsIndentedAndComplete() {
        Exchange exchange = new Exchange("show log", "first\r\n  second\n\nlast\r\n", Duration.ofMillis(30_001));
        assertThat(attempt(new Delivery(
                        BRAS,
                        null,
                        5,
                        4711,
                        "user_edit",
                        3,
                        new Outcome.Postpone("the device is busy", List.of(exchange)),
                        Duration.ofMillis(30_002),
                        "is tried again at 11:00:41")))
                .isEqualTo(String.join(
                        "\n",
                        "2019-08-27 10:57:41.007 event=4711 cmd=user_edit account=5 attempt=3 nas=bras1 POSTPONED in 30002 ms:"
                                + " the device is busy -> is tried again at 11:00:41",
                        "    30001 ms > show log",
                        "             < first",
                        "                 second",
                        "               ",
                        "               last",
                        ""));
    }

    @Test
    void eachOutcomeIsAWordThatStandsOut() {
        List<Exchange> none = List.of();
        assertThat(attempt(Sample.delivery(BRAS, 5, new Outcome.Fail("no such item", none))))
                .endsWith(" nas=bras1 FAILED in 12 ms: no such item\n");
        assertThat(attempt(Sample.delivery(BRAS, 5, new Outcome.Silent("no reply within 30 s", none))))
                .endsWith(" NO ANSWER in 12 ms: no reply within 30 s\n");
        assertThat(attempt(
                        Sample.delivery(BRAS, 5, new Outcome.Unavailable(Trouble.UNREACHABLE, "connection refused"))))
                .endsWith(" UNAVAILABLE UNREACHABLE in 12 ms: connection refused\n");
        assertThat(attempt(Sample.delivery(BRAS, 5, new Outcome.Unavailable(Trouble.LOST, "reset", true, none))))
                .endsWith(" UNAVAILABLE LOST (it may have taken effect) in 12 ms: reset\n");
    }

    @Test
    void aCommandGivenByHandNamesWhoGaveIt() {
        Delivery byHand = new Delivery(
                BRAS,
                null,
                0,
                0,
                "karaf",
                1,
                new Outcome.Done(
                        List.of(new Exchange("/system identity print", "name=bras1", Duration.ofNanos(350_000)))),
                Duration.ofMillis(1),
                "");
        assertThat(attempt(byHand)).isEqualTo("""
                2019-08-27 10:57:41.007 by hand (karaf) nas=bras1 DONE in 1.0 ms
                      0.3 ms > /system identity print
                             < name=bras1
                """);
    }

    @Test
    void commandsStandOneBelowTheOtherWhateverTheirTime() {
        List<Exchange> exchanges = List.of(
                new Exchange("a", "", Duration.ZERO),
                new Exchange("b", "", Duration.ofMillis(999)),
                new Exchange("c", "", Duration.ofMillis(300_000)),
                new Exchange("d", "", Duration.ofDays(100)));
        assertThat(attempt(Sample.delivery(BRAS, 5, new Outcome.Done(exchanges)))
                        .lines()
                        .filter(line -> line.contains(" > ")))
                .containsExactly("      0.0 ms > a", "      999 ms > b", "   300000 ms > c", "8640000000 ms > d");
    }

    @Test
    void noSecretOfTheNasIsEverWritten() {
        String leaky = "login admin s3cret!pw, coa-s3cret and -----KEY\nline two\n-----";
        Exchange exchange = new Exchange("user set " + leaky, "echo " + leaky + "\nagain s3cret!pw", Duration.ZERO);
        List<String> written = List.of(
                attempt(new Delivery(
                        BRAS,
                        1L,
                        5,
                        9,
                        "cmd-s3cret!pw",
                        1,
                        new Outcome.Fail(leaky, List.of(exchange)),
                        Duration.ZERO,
                        leaky)),
                attempt(new Delivery(
                        BRAS,
                        1L,
                        0,
                        0,
                        "by-s3cret!pw",
                        1,
                        new Outcome.Silent(leaky, List.of(exchange)),
                        Duration.ZERO,
                        leaky)),
                text(wording.of(new Entry.Remark(AT, BRAS, 1L, 5, leaky))));
        assertThat(written).allSatisfy(text -> assertThat(text)
                .contains("******")
                .doesNotContain("s3cret")
                .doesNotContain("line two"));
    }

    @Test
    void aShortPasswordDoesNotBlotOutTheLinesOwnFigures() {
        Nas weak = new Nas(
                1,
                "bras1",
                "10.0.0.1",
                "Box",
                null,
                1,
                true,
                null,
                null,
                "admin",
                Secret.of("5"),
                null,
                null,
                null,
                Map.of(),
                Map.of());
        assertThat(attempt(Sample.delivery(weak, 5, new Outcome.Fail("login 5 refused", List.of()))))
                .contains(" account=5 ")
                .endsWith(": login ****** refused\n");
    }

    @Test
    void nothingOfADeviceReachesTheTerminalRawNorLooksLikeALineOfOurs() {
        String evil =
                "\u001b]0;owned\u0007\u001b[2J\u009b31m\0\b\t\u007f\u202eevil\u2066\u200f\n2019-08-27 10:57:41.007 event=1 cmd=x DONE\r\n\rover\u2028\u2029\uFEFF\uD800";
        String written = answer(evil);
        assertThat(written.codePoints()
                        .filter(c -> c != '\n'
                                && (Character.isISOControl(c)
                                        || Character.getType(c) == Character.FORMAT
                                        || Character.getType(c) == Character.LINE_SEPARATOR
                                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR))
                        .count())
                .isZero();
        assertThat(written.lines().skip(1)).allMatch(line -> line.startsWith("      "));
        assertThat(written)
                .contains("< \\x1b]0;owned\\x07\\x1b[2J\\x9b31m\\x00\\x08\\t\\x7f\\u202eevil\\u2066\\u200f\n")
                .contains("\\rover\\u2028\\u2029\\ufeff\\ud800\n");
    }

    @Test
    void ordinaryTextOfAnyLanguageStaysAsItIs() {
        assertThat(answer("Ошибка: нет такого \"списка\" \\ 日本 😀 é $[;]"))
                .contains("< Ошибка: нет такого \"списка\" \\ 日本 😀 é $[;]\n");
    }

    @Test
    void aRemarkNamesWhoItIsAbout() {
        assertThat(text(wording.of(
                        new Entry.Remark(AT, Sample.nas("Узел 1", "10.0.0.1"), 3L, 5, "superseded by\nevent 12"))))
                .isEqualTo(
                        "2019-08-27 10:57:41.007 account=5 subscriber=3 nas=\"Узел 1\" remark: superseded by\\nevent 12\n");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(text(wording.missing(Log.of(BRAS), AT, 12)))
                .startsWith("2019-08-27 10:57:41.007 ... 12 lines dropped ... ");
        assertThat(text(wording.missing(Log.DAEMON, AT, 1)))
                .startsWith("2019-08-27 10:57:41 vm185-120 nas_event_daemon[32736]: ... 1 line dropped ... ");
    }

    @Test
    void timeGoesOnAndBackwardsAndBeyondTheSecond() {
        Stamp stamp = new Stamp(() -> ZONE);
        StringBuilder out = new StringBuilder();
        for (long millis : new long[] {AT, AT + 992, AT + 993, AT, -1}) {
            stamp.milliseconds(out, millis);
            out.append('|');
        }
        assertThat(out)
                .hasToString(
                        "2019-08-27 10:57:41.007|2019-08-27 10:57:41.999|2019-08-27 10:57:42.000|2019-08-27 10:57:41.007|1970-01-01 04:59:59.999|");
    }
}
