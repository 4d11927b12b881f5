package org.nasd.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.faults.report.Findings;
import org.nasd.itests.faults.report.Size;
import org.nasd.itests.faults.scene.Cluster;
import org.nasd.itests.faults.scene.Interruptions;
import org.nasd.itests.faults.scene.Producer;
import org.nasd.itests.harness.Distribution;

/** F22: the distribution is asked to end while events pour in. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class StopUnderLoadIT {

    private static final Cluster.Scale SCALE = new Cluster.Scale(4, 20, 10, Duration.ofMillis(100));
    private static final Duration EXIT = Duration.ofSeconds(35);
    private static final Duration LAST = Duration.ofSeconds(1);
    private static final Duration SLACK = Duration.ofSeconds(2);

    @Test
    @Tag("F22")
    @Fault(
            value = "F22",
            injected = "SIGTERM under load",
            passes = "nothing new after 1 s; exit <= 35 s; 0 events twice; no attempt charged")
    void aStopSendsNothingNewAndRepeatsNothing(Findings findings) throws Exception {
        int stops = Size.of(5, 1);
        try (Cluster cluster = Cluster.of("stop", SCALE);
                Distribution nasd = cluster.attach(Distribution.unpacked("stop-under-load"))) {
            nasd.start().awaitReady();
            Producer producer = cluster.load(200);
            List<Duration> exits = new ArrayList<>();
            List<Duration> last = new ArrayList<>();
            for (int i = 0; i < stops; i++) {
                cluster.awaitWork();
                stop(cluster, nasd, exits, last);
                nasd.start().awaitReady();
            }
            findings.injected("SIGTERM", stops);
            findings.measured("exit after", exits);
            findings.measured("last event that reached a NAS, after SIGTERM:", last);
            var books = cluster.books(producer.end()).tell(findings).assertPromisesAndNothingFailed();
            assertThat(books.ledger().repeated()).as("events twice").isZero();
            assertThat(cluster.billing().number("SELECT COUNT(*) FROM EVENT_ATTEMPTS"))
                    .as("attempts charged")
                    .isZero();
            assertThat(exits).allMatch(exit -> exit.compareTo(EXIT) <= 0);
            findings.assertPromise("the last event after SIGTERM", Findings.percentile(last, 100), LAST, SLACK);
        }
    }

    private static void stop(Cluster cluster, Distribution nasd, List<Duration> exits, List<Duration> last)
            throws Exception {
        long asked = Interruptions.now();
        nasd.process().destroy();
        assertThat(nasd.process().waitFor(2 * EXIT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        exits.add(Duration.ofNanos((Interruptions.now() - asked) * 1_000));
        last.add(Duration.ofNanos(Math.max(0, cluster.lastSince(asked) - asked) * 1_000));
    }
}
