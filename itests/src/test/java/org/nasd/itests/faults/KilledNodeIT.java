package org.nasd.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.nasd.itests.harness.Await;
import org.nasd.itests.harness.Ledger;

/** F01: one of two nodes dies without a word while events pour in. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class KilledNodeIT {

    private static final Cluster.Scale SCALE = new Cluster.Scale(12, 20, 10, Duration.ofMillis(5));
    private static final Duration TAKEOVER = Duration.ofSeconds(12);
    private static final Duration SLACK = Duration.ofSeconds(8);
    private static final Duration A_WHILE = Duration.ofSeconds(90);

    @Test
    @Tag("F01")
    @Fault(
            value = "F01",
            injected = "kill -9 one of two nodes under load",
            passes = "twice <= in flight; NAS worked again, p99 <= 12 s")
    void aNodeThatIsKilledLosesNothingAndItsNasGoOnElsewhereInOrder(Findings findings) throws Exception {
        int kills = Size.of(20, 1);
        int perSecond = Size.of(2_000, 600);
        try (Cluster cluster = Cluster.of("killed", SCALE)) {
            List<Engine> nodes = cluster.start(cluster.engine("a"), cluster.engine("b"));
            Producer producer = cluster.load(perSecond);
            List<Duration> takeovers = new ArrayList<>();
            long inFlight = 0;
            for (int kill = 0; kill < kills; kill++) {
                Engine victim = nodes.get(kill % 2);
                cluster.awaitWork();
                List<Integer> orphans = cluster.heldBy(victim);
                assertThat(orphans).as("NAS of the node that is to die").isNotEmpty();
                cluster.interruptions().during(victim::kill);
                long died = Interruptions.now();
                inFlight += undecided(cluster, victim.name(), orphans);
                takeovers.addAll(cluster.awaitTakeover(victim, orphans, died));
                victim.start().awaitReady();
                cluster.awaitShared(2);
            }
            int eventsOfEach = producer.end();
            findings.injected("kill -9", kills);
            findings.measured("events per second", perSecond);
            findings.measured("NAS worked again by the other node:", takeovers);
            findings.measured("carried out but not yet recorded when their node died", inFlight);
            long undecided = inFlight;
            var books = cluster.books(eventsOfEach).tell(findings).assertPromisesAndNothingFailed();
            assertThat(books.ledger().repeated()).as("events twice").isLessThanOrEqualTo(undecided);
            findings.assertPromise("p99 of the takeovers", Findings.percentile(takeovers, 99), TAKEOVER, SLACK);
        }
    }

    /** Events that the dead node had given to its NAS and not yet recorded as done: only these may come twice. */
    private static long undecided(Cluster cluster, String dead, List<Integer> orphans) throws Exception {
        awaitQuiet(cluster, orphans);
        Set<String> waiting = new HashSet<>(
                cluster.billing().rows("SELECT 'u' || USER_ID || ':' || (PARAMS::json ->> 'place') FROM EVENTS_STACK"));
        return Ledger.of(cluster.arrivals(), 0).arrivals().stream()
                .filter(arrival -> arrival.node().equals(dead))
                .filter(arrival -> waiting.contains(arrival.login() + ":" + arrival.place()))
                .count();
    }

    /** Until what the dead node's kernel had sent has been carried out. */
    private static void awaitQuiet(Cluster cluster, List<Integer> routers) throws InterruptedException {
        Await.until("the routers have done what they were told", A_WHILE, () -> routers.stream()
                .map(cluster.routers()::get)
                .map(router -> router.simulated().gauges())
                .allMatch(gauges -> gauges.connections() == 0 && gauges.inFlight() == 0));
    }
}
