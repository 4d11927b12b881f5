package org.nasd.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.faults.engine.Engine;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.faults.report.Findings;
import org.nasd.itests.faults.report.Size;
import org.nasd.itests.faults.scene.Cluster;
import org.nasd.itests.faults.scene.Interruptions;
import org.nasd.itests.faults.scene.Producer;
import org.nasd.stack.testing.PostgreSqlServer;

/** F05: the database goes and comes back, in every way it can. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class DatabaseRestartIT {

    private static final Cluster.Scale SCALE = new Cluster.Scale(12, 14, 10, Duration.ofMillis(5));
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SLACK = Duration.ofSeconds(10);
    private static final Duration DOWN = Duration.ofSeconds(3);

    @Test
    @Tag("F05")
    @Fault(
            value = "F05",
            injected = "PostgreSQL ended (fast, immediate, kill -9) and started again under load",
            passes =
                    "all NAS are worked again <= 10 s after it is ready; no node restarts; no committed event is missing")
    void allGoesOnByItselfWhenTheDatabaseIsBack(Findings findings) throws Exception {
        int rounds = Size.of(10, 1);
        try (PostgreSqlServer server = PostgreSqlServer.of();
                Cluster cluster = Cluster.of("database-restart", SCALE, server)) {
            List<Engine> nodes = cluster.start(cluster.engine("a"), cluster.engine("b"));
            Producer producer = cluster.load(600);
            List<Duration> pauses = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                for (PostgreSqlServer.End end : PostgreSqlServer.End.values()) {
                    pauses.addAll(restart(cluster, server, end));
                }
            }
            for (PostgreSqlServer.End end : PostgreSqlServer.End.values()) {
                findings.injected("PostgreSQL ended: " + end.name().toLowerCase(java.util.Locale.ROOT), rounds);
            }
            findings.measured("NAS worked again after PostgreSQL was ready:", pauses);
            findings.measured("times that the producer had to come again", producer.retried());
            assertThat(nodes).as("nodes that were not restarted").allMatch(Engine::isRunning);
            cluster.books(producer.end()).tell(findings).assertPromisesAndNothingFailed();
            findings.assertPromise("the longest of these", Findings.percentile(pauses, 100), SOON, SLACK);
        }
    }

    private static List<Duration> restart(Cluster cluster, PostgreSqlServer server, PostgreSqlServer.End end)
            throws Exception {
        cluster.awaitWork();
        cluster.interruptions().during(() -> {
            server.stop(end);
            cluster.awaitMoment(Interruptions.now() + DOWN.toNanos() / 1_000);
            server.start();
        });
        return cluster.awaitWorkOnAll(Interruptions.now());
    }
}
