package org.nasd.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.faults.engine.Engine;
import org.nasd.itests.faults.proxy.FaultProxy;
import org.nasd.itests.faults.proxy.Toxics;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.faults.report.Findings;
import org.nasd.itests.faults.report.Size;
import org.nasd.itests.faults.scene.Cluster;
import org.nasd.itests.faults.scene.Interruptions;
import org.nasd.itests.faults.scene.Producer;

/** F07: a node is cut off from the database, but not from its NAS. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class PartitionIT {

    private static final Cluster.Scale SCALE = new Cluster.Scale(12, 14, 10, Duration.ofMillis(5));

    /** For so long a node goes on without the database; the others begin later. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration TAKEOVER = Duration.ofSeconds(12);
    private static final Duration SLACK = Duration.ofSeconds(8);

    /** What passes between node and database, both ways. */
    private record Cut(Toxics there, Toxics back) {}

    @Test
    @Tag("F07")
    @Fault(
            value = "F07",
            injected = "black hole between one of two nodes and the database under load, also one direction only",
            passes = "it stops sending <= its lease; the other takes over <= 12 s; 0 stale writes when it heals")
    void aNodeThatIsCutOffStopsInTimeAndTheOtherTakesItsNas(Findings findings) throws Exception {
        Map<String, Cut> cuts = new LinkedHashMap<>();
        cuts.put("both ways", new Cut(Toxics.BLACK_HOLE, Toxics.BLACK_HOLE));
        cuts.put("answers only", new Cut(Toxics.NONE, Toxics.BLACK_HOLE));
        if (Size.isFull()) {
            cuts.put("questions only", new Cut(Toxics.BLACK_HOLE, Toxics.NONE));
        }
        Duration cutOff = Size.of(Duration.ofSeconds(60), Duration.ofSeconds(14));
        try (Cluster cluster = Cluster.of("partition", SCALE);
                FaultProxy toA = FaultProxy.to(cluster.portOfDatabase());
                FaultProxy toB = FaultProxy.to(cluster.portOfDatabase())) {
            List<Engine> nodes = cluster.start(cluster.engine("a", toA.port()), cluster.engine("b", toB.port()));
            List<FaultProxy> ways = List.of(toA, toB);
            Producer producer = cluster.load(600);
            List<Duration> takeovers = new ArrayList<>();
            List<Duration> lastCommands = new ArrayList<>();
            int turn = 0;
            for (Cut cut : cuts.values()) {
                Engine node = nodes.get(turn % 2);
                FaultProxy way = ways.get(turn++ % 2);
                cutOff(cluster, node, way, cut, cutOff, takeovers, lastCommands);
            }
            cuts.keySet().forEach(cut -> findings.injected("black hole for " + cutOff.toSeconds() + " s, " + cut, 1));
            findings.measured("last command of the node that was cut off, after the cut:", lastCommands);
            findings.measured("NAS worked by the other node after the cut:", takeovers);
            cluster.books(producer.end()).tell(findings).assertPromisesAndNothingFailed();
            assertThat(lastCommands).allMatch(last -> last.compareTo(LEASE) <= 0);
            findings.assertPromise("the longest takeover", Findings.percentile(takeovers, 100), TAKEOVER, SLACK);
        }
    }

    private static void cutOff(
            Cluster cluster,
            Engine node,
            FaultProxy way,
            Cut cut,
            Duration time,
            List<Duration> takeovers,
            List<Duration> lastCommands)
            throws Exception {
        cluster.awaitWork();
        List<Integer> held = cluster.heldBy(node);
        assertThat(held).isNotEmpty();
        cluster.interruptions().during(() -> {
            way.toxics(cut.there(), cut.back());
            long since = Interruptions.now();
            takeovers.addAll(cluster.awaitTakeover(node, held, since));
            cluster.awaitMoment(since + time.toNanos() / 1_000);
            lastCommands.add(Duration.ofNanos(Math.max(0, cluster.lastOf(node, since) - since) * 1_000));
            way.toxics(Toxics.NONE);
        });
        cluster.awaitShared(2);
        cluster.awaitWork();
    }
}
