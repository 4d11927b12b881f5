package org.nasd.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.metrics.internal.figures.Examples.FIT;
import static org.nasd.metrics.internal.figures.Examples.figures;
import static org.nasd.metrics.internal.figures.Examples.nas;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.Readiness;

@Timeout(30)
class MetricsServletTest {

    private final Operations fit =
            FakeOperations.of(() -> figures(nas(1, "cisco").counted(7, 0, 0)), () -> FIT);
    private MetricsServer server;

    @BeforeEach
    void start() throws Exception {
        server = new MetricsServer(TestSettings.PLAIN);
        server.servlet.setOperations(fit);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private String text() throws Exception {
        HttpResponse<byte[]> response = server.get();
        assertThat(response.statusCode()).isEqualTo(200);
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void theFiguresAreThere() throws Exception {
        assertThat(text())
                .contains("nasd_events_total{driver=\"telnet\",nas=\"cisco\",result=\"done\"} 7.0\n")
                .contains("nasd_event_duration_seconds_bucket{driver=\"telnet\",nas=\"cisco\",le=\"+Inf\"} 0\n");
        assertThat(server.get().headers().firstValue("cache-control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, gzip;q=0.5", "GZIP", "br,gzip , identity"})
    void whoTakesItCompressedGetsItCompressed(String accepted) throws Exception {
        HttpResponse<byte[]> response = server.get("Accept-Encoding", accepted);

        assertThat(response.headers().firstValue("content-encoding")).hasValue("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).contains("nasd_ready 1.0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "gzip;q=0.0, identity", "xgzip", ""})
    void whoDoesNotGetsItPlain(String accepted) throws Exception {
        HttpResponse<byte[]> response = server.get("Accept-Encoding", accepted);

        assertThat(response.headers().firstValue("content-encoding")).isEmpty();
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("nasd_ready 1.0\n");
    }

    @Test
    void withoutOperationsHealthIsToldAndTheVirtualMachine() throws Exception {
        server.servlet.unsetOperations(fit);

        assertThat(text())
                .contains("nasd_ready 0.0\n", "nasd_check_problems{check=\"operations\"} 1.0\n", "jvm_threads_current")
                .doesNotContain("nasd_forks");
    }

    @Test
    void anOldServiceThatGoesDoesNotTakeTheNewOneAlong() throws Exception {
        Operations next = FakeOperations.of(() -> figures(nas(1, "next")), () -> FIT);
        server.servlet.setOperations(next);
        server.servlet.unsetOperations(fit);

        assertThat(text()).contains("nasd_forks{nas=\"next\"}");
    }

    @Test
    void whenTheDatabaseIsDownItsCheckIsToldAndTheFiguresComeBackWithIt() throws Exception {
        Readiness down = new Readiness(Map.of("stack", List.of("the database does not answer")));
        server.servlet.setOperations(FakeOperations.of(
                () -> {
                    throw new OperationException(OperationException.Kind.UNAVAILABLE, "the database does not answer");
                },
                () -> down));
        assertThat(text())
                .contains(
                        "nasd_figures_available 0.0\n",
                        "nasd_check_problems{check=\"stack\"} 1.0\n",
                        "nasd_ready 0.0\n");

        server.servlet.setOperations(fit);
        assertThat(text()).contains("nasd_figures_available 1.0\n", "nasd_ready 1.0\n");
    }

    @Test
    void overTheLimitOnlyDriversHaveHistograms() throws Exception {
        try (MetricsServer few = new MetricsServer(new TestSettings(HistogramsPerNas.auto, 1, 0, 500))) {
            few.servlet.setOperations(FakeOperations.of(() -> figures(nas(1, "a"), nas(2, "b")), () -> FIT));

            assertThat(new String(few.get().body(), StandardCharsets.UTF_8))
                    .contains("nasd_event_duration_seconds_count{driver=\"telnet\"} 0\n")
                    .doesNotContain("nasd_event_duration_seconds_count{driver=\"telnet\",nas=");
        }
    }
}
