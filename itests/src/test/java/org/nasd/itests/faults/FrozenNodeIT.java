package org.nasd.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** F04: a node stands still for longer than its leases last, and wakes up without knowing. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class FrozenNodeIT {

    private static final Cluster.Scale SCALE = new Cluster.Scale(12, 14, 10, Duration.ofMillis(20));

    @Test
    @Tag("F04")
    @Fault(
            value = "F04",
            injected = "SIGSTOP one of two nodes under load, then SIGCONT",
            passes = "0 writes of an old epoch, 0 commands after waking up before it owns the NAS again")
    void aNodeThatWakesUpSendsNothingAndEndsNothingOfNasThatAreNotItsOwnAnyMore(Findings findings) throws Exception {
        int times = Size.of(3, 1);
        Duration frozen = Size.of(Duration.ofSeconds(60), Duration.ofSeconds(14));
        try (Cluster cluster = Cluster.of("frozen", SCALE)) {
            List<Engine> nodes = cluster.start(cluster.engine("a"), cluster.engine("b"));
            Producer producer = cluster.load(600);
            for (int i = 0; i < times; i++) {
                freeze(cluster, nodes.get(i % 2), frozen, findings);
            }
            findings.injected("SIGSTOP for " + frozen.toSeconds() + " s", times);
            cluster.books(producer.end()).tell(findings).assertPromisesAndNothingFailed();
        }
    }

    private static void freeze(Cluster cluster, Engine node, Duration frozen, Findings findings) throws Exception {
        cluster.awaitWork();
        List<Integer> held = cluster.heldBy(node);
        assertThat(held).isNotEmpty();
        cluster.interruptions().during(() -> {
            node.freeze();
            long since = Interruptions.now();
            findings.measured("NAS worked by the other node:", cluster.awaitTakeover(node, held, since));
            cluster.awaitMoment(since + frozen.toNanos() / 1_000);
            assertThat(cluster.heldBy(node))
                    .as("leases of the node that stands still")
                    .isEmpty();
            node.thaw();
        });
        assertThat(node.isRunning()).isTrue();
        cluster.awaitShared(2);
        cluster.awaitWork();
    }
}
