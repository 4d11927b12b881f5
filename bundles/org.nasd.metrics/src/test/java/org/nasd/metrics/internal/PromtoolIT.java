package org.nasd.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.nasd.metrics.internal.figures.Examples.FIT;
import static org.nasd.metrics.internal.figures.Examples.figures;
import static org.nasd.metrics.internal.figures.Examples.histogram;
import static org.nasd.metrics.internal.figures.Examples.nas;

import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.TypeLatency;

/** What Prometheus itself says of the figures, of the rules, and of the rules' tests. */
@Timeout(120)
class PromtoolIT {

    private static final String PROMTOOL = "promtool";
    private static final Path MONITORING = Path.of("..", "..", "etc", "monitoring");

    @TempDir
    Path folder;

    private record Result(int status, String output) {}

    @BeforeAll
    static void promtoolIsThere() {
        boolean found = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, PROMTOOL)));
        if (!found && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("promtool is missing: install the Debian package prometheus");
        }
        assumeTrue(found, "promtool is missing (Debian package prometheus)");
    }

    private Result promtool(Path input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROMTOOL));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(output));
    }

    private Path scraped(HistogramsPerNas histograms) throws Exception {
        try (HikariDataSource pool = pool();
                MetricsServer server = new MetricsServer(new TestSettings(histograms, 500, 0, 500))) {
            assertThat(pool.getConnection().isValid(5)).isTrue();
            server.servlet.setOperations(FakeOperations.of(
                    () -> figures(
                            nas(1, "Cisco \"7206\" \\ core\nroom 2")
                                    .counted(5, 2, 1)
                                    .took(histogram(3.5, 0, 1, 8, 4, 17, 1)),
                            nas(2, "\u041C\u0438\u043A\u0440\u043E\u0442\u0438\u043A")
                                    .in(NasState.STOPPED)
                                    .by("mikrotik-simple")
                                    .ofTypes(new TypeLatency(
                                            "user_add", 4, 1, Duration.ofMillis(7), Duration.ofSeconds(2))),
                            nas(3, "new").by(null)),
                    () -> FIT));
            return Files.write(
                    folder.resolve("scrape-" + histograms), server.get().body());
        }
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("nasd");
        pool.setRegisterMbeans(true);
        pool.setJdbcUrl("jdbc:h2:mem:promtool");
        return pool;
    }

    @Test
    void prometheusFindsNothingToSayOfTheFigures() throws Exception {
        for (HistogramsPerNas histograms : HistogramsPerNas.values()) {
            Path scrape = scraped(histograms);
            assertThat(Files.readString(scrape))
                    .contains("hikaricp_connections{", "nasd_forks{", "jvm_memory_used_bytes{");

            assertThat(promtool(scrape, "check", "metrics")).isEqualTo(new Result(0, ""));
        }
    }

    @Test
    void whatIsWrongWouldBeFound() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong"), "nasd_wrong_count 1\n", StandardCharsets.UTF_8);

        assertThat(promtool(wrong, "check", "metrics").status()).isNotZero();
    }

    @Test
    void everyQueryOfTheDashboardIsOneThatPrometheusUnderstands() throws Exception {
        List<String> queries = Queries.ofDashboard(MONITORING.resolve("grafana-nasd.json"));
        assertThat(queries).hasSizeGreaterThan(30);

        Path rules = Files.writeString(folder.resolve("rules.yml"), Queries.asRules(queries));
        Result checked = promtool(null, "check", "rules", "--lint=none", rules.toString());
        assertThat(checked.status()).as(checked.output()).isZero();
    }

    @Test
    void whatTheDashboardAndTheRulesAskForIsThere() throws Exception {
        String scrape = Files.readString(scraped(HistogramsPerNas.on));
        List<String> queries = new ArrayList<>(Queries.ofDashboard(MONITORING.resolve("grafana-nasd.json")));
        queries.addAll(Files.readAllLines(MONITORING.resolve("prometheus-rules.yml")).stream()
                .filter(line -> !line.contains("action:"))
                .toList());

        assertThat(Queries.metrics(queries)).hasSizeGreaterThan(25).allSatisfy(name -> assertThat(scrape)
                .containsPattern("(?m)^" + name + "[ {]"));
    }

    @Test
    void theRulesAreInOrderAndDoWhatTheirTestsSay() throws Exception {
        Result checked = promtool(
                null,
                "check",
                "rules",
                MONITORING.resolve("prometheus-rules.yml").toString());
        assertThat(checked.status()).as(checked.output()).isZero();

        Result tested = promtool(
                null,
                "test",
                "rules",
                MONITORING.resolve("prometheus-rules-test.yml").toString());
        assertThat(tested.status()).as(tested.output()).isZero();
        assertThat(tested.output()).contains("SUCCESS");
    }
}
