package org.nasd.metrics.internal.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.metrics.internal.figures.Examples.histogram;
import static org.nasd.metrics.internal.figures.Examples.nas;
import static org.nasd.metrics.internal.figures.Examples.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.TypeLatency;
import org.nasd.api.operations.Readiness;
import org.nasd.metrics.internal.figures.Examples;
import org.nasd.metrics.internal.figures.Reading;

class ExpositionTest {

    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final Odometer odometer = new Odometer();

    private Exposition exposition(Supplier<Reading> readings, boolean perNas) {
        Collection families = new Collection(
                readings, odometer, count -> perNas, List.of(() -> List.of(WholeFamilies.build("1.2.3"))));
        return new Exposition(families, Duration.ZERO, System::nanoTime);
    }

    private String text(boolean perNas, Reading reading) throws IOException {
        return plain(exposition(() -> reading, perNas).page("text/plain"));
    }

    private static String plain(Page page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.writePlain(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> samples(String text, String family) {
        return text.lines().filter(line -> line.startsWith(family)).toList();
    }

    @Test
    void oneNasIsWrittenToTheLetter() throws IOException {
        Examples cisco = nas(1, "cisco")
                .counted(12, 3, 2)
                .took(histogram(1.5, 1, 4, 5, 8))
                .ofTypes(new TypeLatency("user_add", 12, 2, Duration.ofMillis(125), Duration.ofSeconds(1)));

        String expected = new String(
                ExpositionTest.class.getResourceAsStream("one-nas.txt").readAllBytes(), StandardCharsets.UTF_8);

        assertThat(text(true, reading(cisco))).isEqualTo(expected);
    }

    @Test
    void openMetricsHasUnitsAndAnEnd() throws IOException {
        Page page = exposition(() -> reading(nas(1, "cisco")), true).page(OPEN_METRICS);

        assertThat(page.type()).isEqualTo(OPEN_METRICS);
        assertThat(plain(page))
                .contains("# TYPE nasd_event_duration_seconds histogram\n# UNIT nasd_event_duration_seconds seconds\n")
                .contains("# TYPE nasd_events counter\n")
                .contains("# TYPE nasd_build info\n")
                .contains("nasd_events_total{driver=\"telnet\",nas=\"cisco\",result=\"done\"} 0.0\n")
                .endsWith("# EOF\n");
    }

    @Test
    void whoAsksForNothingInParticularGetsTheOldText() throws IOException {
        for (String accept : new String[] {null, "*/*", "text/plain;version=0.0.4"}) {
            Page page = exposition(() -> reading(nas(1, "cisco")), true).page(accept);
            assertThat(page.type()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            assertThat(plain(page)).doesNotContain("# EOF", "# UNIT");
        }
    }

    @Test
    void bucketsAreCumulatedAndEndWithTheCount() throws IOException {
        String text = text(true, reading(nas(1, "cisco").took(histogram(2000, 0, 1, 9, 2, 17, 4))));

        List<String> buckets = samples(text, "nasd_event_duration_seconds_bucket");
        assertThat(buckets).hasSize(18);
        assertThat(buckets)
                .contains(
                        "nasd_event_duration_seconds_bucket{driver=\"telnet\",nas=\"cisco\",le=\"0.001\"} 1",
                        "nasd_event_duration_seconds_bucket{driver=\"telnet\",nas=\"cisco\",le=\"0.5\"} 1",
                        "nasd_event_duration_seconds_bucket{driver=\"telnet\",nas=\"cisco\",le=\"1.0\"} 3",
                        "nasd_event_duration_seconds_bucket{driver=\"telnet\",nas=\"cisco\",le=\"1800.0\"} 3",
                        "nasd_event_duration_seconds_bucket{driver=\"telnet\",nas=\"cisco\",le=\"+Inf\"} 7");
        assertThat(text)
                .contains("nasd_event_duration_seconds_count{driver=\"telnet\",nas=\"cisco\"} 7\n")
                .contains("nasd_event_duration_seconds_sum{driver=\"telnet\",nas=\"cisco\"} 2000.0\n");
    }

    @Test
    void withoutHistogramsOfEachNasThoseOfADriverHoldAllOfIts() throws IOException {
        String text = text(
                false,
                reading(
                        nas(1, "a").took(histogram(1, 0, 1)),
                        nas(2, "b").took(histogram(2, 0, 2)),
                        nas(3, "c").by("ssh-generic").took(histogram(4, 0, 4))));

        assertThat(samples(text, "nasd_event_duration_seconds_count"))
                .containsExactly(
                        "nasd_event_duration_seconds_count{driver=\"ssh-generic\"} 4",
                        "nasd_event_duration_seconds_count{driver=\"telnet\"} 3");
    }

    @Test
    void aNameMayHoldAnything() throws IOException {
        String text = text(true, reading(nas(1, "a \"b\" \\ c\nd{e=\"f\"} \u0416")));

        assertThat(samples(text, "nasd_forks{"))
                .containsExactly("nasd_forks{nas=\"a \\\"b\\\" \\\\ c\\nd{e=\\\"f\\\"} \u0416\"} 10.0");
    }

    @Test
    void twoNasOfOneNameAreToldApart() throws IOException {
        assertThat(samples(text(true, reading(nas(1, "x"), nas(2, "x"), nas(3, ""))), "nasd_forks{"))
                .containsExactly(
                        "nasd_forks{nas=\"(10.0.0.3, id 3)\"} 10.0",
                        "nasd_forks{nas=\"x (10.0.0.1, id 1)\"} 10.0",
                        "nasd_forks{nas=\"x (10.0.0.2, id 2)\"} 10.0");
    }

    @Test
    void aNasThatIsAwayHasItsCircuitOpenAndOneThatIsPausedHasNot() throws IOException {
        String text = text(
                true,
                reading(nas(1, "away").in(NasState.UNAVAILABLE), nas(2, "quiet").in(NasState.PAUSED)));

        assertThat(text)
                .contains("nasd_circuit_open{nas=\"away\"} 1.0\n", "nasd_circuit_open{nas=\"quiet\"} 0.0\n")
                .contains("nasd_paused{nas=\"away\"} 0.0\n", "nasd_paused{nas=\"quiet\"} 1.0\n")
                .contains("nasd_nas_state{nas=\"away\",state=\"unavailable\"} 1.0\n")
                .contains("nasd_nas{state=\"unavailable\"} 1.0\n", "nasd_nas{state=\"working\"} 0.0\n");
    }

    @Test
    void withoutTheFiguresHealthIsToldAndNothingIsMadeUp() throws IOException {
        Readiness down = new Readiness(Map.of("stack", List.of("the database is down"), "dispatch", List.of()));

        String text = text(true, new Reading.HealthOnly(down, "the database is down"));

        assertThat(text)
                .contains(
                        "nasd_figures_available 0.0\n",
                        "nasd_ready 0.0\n",
                        "nasd_check_problems{check=\"stack\"} 1.0\n")
                .contains("nasd_build_info{version=\"1.2.3\"} 1\n")
                .doesNotContain("nasd_queue_events", "nasd_failed_events", "nasd_nas");
    }

    @Test
    void anAnswerIsWorkedOutOnceForAllWhoAskWithinAMoment() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Collection families = new Collection(
                () -> {
                    asked.incrementAndGet();
                    return reading(nas(1, "cisco"));
                },
                odometer,
                count -> true,
                List.of());
        long[] now = {0};
        Exposition exposition = new Exposition(families, Duration.ofSeconds(1), () -> now[0]);

        Page first = exposition.page(null);
        now[0] = Duration.ofMillis(999).toNanos();
        assertThat(exposition.page(null)).isSameAs(first);
        now[0] = Duration.ofSeconds(1).toNanos();
        assertThat(exposition.page(null)).isNotSameAs(first);
        assertThat(asked).hasValue(2);
    }

    @Test
    void ofThisProcessThereAreTheFiguresOfTheVirtualMachineToo() throws IOException {
        Exposition all = Exposition.of("1.2.3", () -> reading(nas(1, "a")), odometer, count -> true, Duration.ZERO);

        assertThat(plain(all.page(null)))
                .contains("jvm_memory_used_bytes{area=\"heap\"}", "process_cpu_seconds_total", "jvm_threads_current")
                .contains("jvm_gc_collection_seconds_count", "nasd_ready 1.0");
    }
}
