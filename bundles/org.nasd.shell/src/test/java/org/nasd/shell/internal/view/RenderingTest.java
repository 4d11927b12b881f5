package org.nasd.shell.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.event.FailureReason;
import org.nasd.api.operations.DriverList;
import org.nasd.api.operations.EventCount;
import org.nasd.api.operations.EventDetail;
import org.nasd.api.operations.EventPage;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.ExecResult;
import org.nasd.api.operations.NasList;
import org.nasd.api.operations.Preview;
import org.nasd.api.operations.PushOutcome;
import org.nasd.api.operations.Pushed;
import org.nasd.api.operations.SchemeView;
import org.nasd.shell.internal.Sample;

class RenderingTest {

    private static JsonNode parsed(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    @Test
    void countHasTheLayoutOfEventCountShToTheLetter() {
        EventCount count =
                new EventCount(0, Map.of("user_redirect", 168L, "b_negbal", 52L, "user_accept", 207L), Map.of());

        assertThat(String.join("\n", EventText.count(count)) + "\n").isEqualTo("""
                        # compact stack
                        TOTAL

                        COUNT
                        0

                        # main stack

                        COUNT EVENT_TYPE
                        52 b_negbal
                        207 user_accept
                        168 user_redirect
                        """);
    }

    @Test
    void failedEventsAreCountedByReasonOnlyWhenAsked() {
        EventCount count = new EventCount(0, Map.of(), Map.of(FailureReason.REFUSED, 3L, FailureReason.REJECTED, 1L));

        assertThat(EventText.failed(count))
                .containsExactly("", "# failed stack", "", "COUNT REASON", "1 rejected", "3 refused");
    }

    @Test
    void execTellsErrorAndTimeAsTheOriginalDoes() {
        String error = "ERROR: UnknownParameter message: 'unknown parameter', command: "
                + "'/queue/simple/remove =comment=crb_10.88.0.15' exit code: 249";

        assertThat(ExecText.lines(new ExecResult(List.of(), Duration.ofMillis(96), 249, error)))
                .containsExactly(error, "real 0m0.096s");
    }

    @Test
    void execShowsTheAnswerWithoutLettingItSteerTheTerminal() {
        ExecResult.Answer answer =
                new ExecResult.Answer("/x", "name=a\r\nvalue=\u001b]0;owned\u0007", Duration.ofMillis(1));

        assertThat(ExecText.lines(new ExecResult(List.of(answer), Duration.ofSeconds(75), 0, "")))
                .containsExactly("name=a", "value=\\x1b]0;owned\\x07", "real 1m15.000s");
    }

    @Test
    void listShowsStateForksWaitingRateLatencyAndWhy() {
        Table table = NasText.table(new NasList(
                List.of(Sample.nas(1, "m1", NasState.UNAVAILABLE, "connection refused"), Sample.paused()), Map.of()));

        assertThat(table.rows())
                .first()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(
                        "1",
                        "m1",
                        "10.90.185.1",
                        "Mikrotik-Simple",
                        "unavailable",
                        "3/5",
                        "42",
                        "3.3",
                        "12 ms",
                        "96 ms",
                        "connection refused");
        assertThat(table.rows().get(1)).contains("not taken up", "0/2");
        assertThat(table.rows().get(1).get(10)).startsWith("paused by ann at ").endsWith(": new cable");
    }

    @Test
    void listTellsOfEventsWhoseNasIsGone() {
        assertThat(NasText.remarks(new NasList(List.of(), Map.of(17L, 5L))))
                .containsExactly("5 events wait for NAS 17, which is no longer there: nas:events main --nas 17");
    }

    @Test
    void infoNamesSettingsAndActivityButNoSecret() {
        List<String> info = NasText.info(Sample.nas(1, "m1", NasState.WORKING, ""));

        assertThat(info)
                .anySatisfy(line -> assertThat(line).matches("telnet_password +\\*{6}"))
                .anySatisfy(line -> assertThat(line).matches("forks in use +3 of 5, 4 allowed now"))
                .anySatisfy(line -> assertThat(line).matches("latency +p50 12 ms, p95 96 ms"))
                .noneSatisfy(line -> assertThat(line).startsWith("why"));
    }

    @Test
    void eventTablesHaveAsManyCellsAsColumns() {
        Table table = EventText.table(EventPlace.FAILED, new EventPage(List.of(Sample.failed()), null));

        assertThat(table.rows().get(0))
                .hasSameSizeAs(table.columns())
                .contains("exhausted", "the device is busy", "m7");
    }

    @Test
    void eventDetailShowsVariablesAttemptsAndAnswers() {
        List<String> detail = EventText.detail(new EventDetail(Sample.failed(), Sample.attempts()));

        assertThat(detail)
                .anySatisfy(line -> assertThat(line).matches("id +9007199254740993"))
                .anySatisfy(line -> assertThat(line).matches("params +\\{\"rate\":1.10,\"id\":9007199254740993}"))
                .anySatisfy(line -> assertThat(line).matches("last_answer +line one\\\\nline \\\\x1b\\[31mtwo"))
                .anySatisfy(line -> assertThat(line).endsWith("1  postpone  1.5 s  busy"))
                .contains("      mac=00:11", "      up");
    }

    @Test
    void jsonKeepsIdsExactAndSaysTimesInUtc() throws Exception {
        JsonNode event = parsed(Json.of(new EventPage(List.of(Sample.failed()), 5L)))
                .get("events")
                .get(0);

        assertThat(event.get("id").asText()).isEqualTo("9007199254740993");
        assertThat(event.get("user_id").isIntegralNumber()).isTrue();
        assertThat(event.get("params").get("id").longValue()).isEqualTo(Sample.BEYOND_DOUBLE);
        assertThat(event.get("event_date").asText()).isEqualTo("2019-08-27T10:57:41Z");
        assertThat(event.get("reason").asText()).isEqualTo("exhausted");
    }

    @Test
    void jsonOfNasHasSmallKeysAndDurationsInSeconds() throws Exception {
        JsonNode nas =
                parsed(Json.of(new NasList(List.of(Sample.nas(1, "m1", NasState.WORKING, "")), Map.of(17L, 5L))));

        JsonNode activity = nas.get("nas").get(0).get("activity");
        assertThat(activity.get("state").asText()).isEqualTo("working");
        assertThat(activity.get("latency_p95").decimalValue()).isEqualByComparingTo("0.096");
        assertThat(nas.get("orphaned").get("17").longValue()).isEqualTo(5);
    }

    @Test
    void everyEndOfAPushHasItsWordsItsJsonAndItsStatus() throws Exception {
        Map<PushOutcome, List<Object>> expected = Map.of(
                new PushOutcome.Done(Sample.attempts()), List.of(0, "done"),
                new PushOutcome.Superseded(List.of()), List.of(0, "obsolete"),
                new PushOutcome.Failed(9, FailureReason.REFUSED, "no such item", null, List.of()),
                        List.of(1, "failed (refused): no such item; nas:event 9"),
                new PushOutcome.Postponed(9, 2, "busy", List.of()), List.of(2, "postponed 2 times so far: busy"),
                new PushOutcome.Waiting(EventPlace.MAIN, "NAS m1 is paused", List.of()),
                        List.of(2, "still waiting on the main stack: NAS m1 is paused"));

        for (Map.Entry<PushOutcome, List<Object>> one : expected.entrySet()) {
            List<String> lines = PushText.outcome(one.getKey());
            assertThat(PushText.exitStatus(one.getKey()))
                    .isEqualTo(one.getValue().get(0));
            assertThat(lines.get(lines.size() - 1))
                    .startsWith(one.getValue().get(1).toString());
            assertThat(parsed(Json.of(new Pushed(4, 5), one.getKey()))
                            .get("outcome")
                            .asText())
                    .isEqualTo(one.getKey().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(PushText.outcome(new PushOutcome.Done(Sample.attempts())))
                .containsExactly("mac=00:11", "up", "done");
    }

    @Test
    void previewSaysWhatWouldBeSentAndWhyNothingCan() {
        assertThat(DeviceText.preview(new Preview("m1", List.of("/a", "/b"), "/c", null)))
                .containsExactly("/a", "/b", "and to verify: /c");
        assertThat(DeviceText.preview(new Preview("m1", List.of(), null, null)))
                .containsExactly("nothing: the scheme says that this event needs nothing there");
        assertThat(DeviceText.preview(new Preview("m1", List.of(), null, "ip is missing")))
                .containsExactly("it cannot be sent: ip is missing");
    }

    @Test
    void missingPackagesAndSchemeMistakesAreNamed() {
        assertThat(DeviceText.unresolved(new DriverList(
                        List.of(),
                        List.of(new DriverList.Unresolved("org.acme.driver 1.0.0", List.of("osgi.wiring.package x"))))))
                .containsExactly("cannot start: org.acme.driver 1.0.0", "  nobody offers osgi.wiring.package x");
        assertThat(DeviceText.mistakes(List.of(
                        new SchemeView("A", "/etc/oss/A", "telnet", List.of(), 1, List.of("a.cmd: line 3")),
                        new SchemeView("B", "/etc/oss/B", null, List.of(), 0, List.of("no driver")))))
                .containsExactly(
                        "A has mistakes; the last good version stays in force",
                        "  a.cmd: line 3",
                        "B has mistakes; no version of it works",
                        "  no driver");
    }

    @Test
    void durationsAreShortAndReadable() {
        assertThat(Words.duration(Duration.ofNanos(300_000))).isEqualTo("0.3 ms");
        assertThat(Words.duration(Duration.ofMillis(1500))).isEqualTo("1.5 s");
        assertThat(Words.duration(Duration.ofMinutes(10))).isEqualTo("10 min");
        assertThat(Words.duration(Duration.ofHours(5))).isEqualTo("5 h");
        assertThat(Words.duration(Duration.ZERO)).isEmpty();
    }

    @Test
    void theBarIsEquallyWideFromBeginningToEnd() {
        String half = MassText.bar(500, 1000, 2_000_000_000L);

        assertThat(half).startsWith("[###############               ] 500/1000 (50 %) 250/s");
        assertThat(MassText.bar(1_000_000, 1_000_000, 1)).startsWith("[##############################] ");
        assertThat(List.of(half, MassText.bar(0, 7, 0), MassText.bar(7, 7, 5)))
                .extracting(String::length)
                .containsOnly(78);
    }
}
