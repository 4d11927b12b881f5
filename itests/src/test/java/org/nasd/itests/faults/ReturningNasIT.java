package org.nasd.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.faults.proxy.FaultProxy;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.faults.report.Findings;
import org.nasd.itests.faults.report.Size;
import org.nasd.itests.faults.scene.Cluster;
import org.nasd.itests.faults.scene.Interruptions;
import org.nasd.itests.harness.Router;
import org.nasd.simulator.Gate;

/** F17: NAS are away for a while, and much is waiting for them when they are back. */
@Tag("full")
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class ReturningNasIT {

    private static final int ROUTERS = 10;
    private static final int EVENTS_OF_EACH = 10;
    private static final int RATE = 20;
    private static final Cluster.Scale SCALE = new Cluster.Scale(ROUTERS, 50, 5, Duration.ofMillis(5));
    private static final long SECOND = 1_000_000;

    /** So many failed tries tell that a NAS is away; what comes then are the retries. */
    private static final int UNTIL_OPEN = 5;

    @Test
    @Tag("F17")
    @Fault(
            value = "F17",
            injected = "10 NAS away, 5,000 events wait for them, then all are back",
            passes =
                    "forks and rate limit hold; no second has > 20 % of the retries; drains in the predicted time +-20 %")
    void whatWaitedDrainsAtTheNasOwnPace(Findings findings) throws Exception {
        Duration away = Size.of(Duration.ofMinutes(10), Duration.ofSeconds(60));
        List<FaultProxy> doors = new ArrayList<>();
        try (Cluster cluster = Cluster.of("returning", SCALE)) {
            for (Router router : cluster.routers()) {
                doors.add(FaultProxy.to(router.simulated().port()));
                router.simulated().gate(Gate.CLOSED);
                cluster.billing()
                        .execute("UPDATE NAS SET TELNET_PORT = "
                                + doors.get(doors.size() - 1).port() + ", OPTIONS = '{\"rate.limit\": \"" + RATE
                                + "\"}' WHERE NAME = '" + router.name() + "'");
            }
            cluster.billing().addMarks(SCALE.allAccounts(), EVENTS_OF_EACH);
            cluster.start(cluster.engine("a"));
            cluster.interruptions().during(() -> cluster.awaitMoment(Interruptions.now() + away.toNanos() / 1_000));
            double crowd = mostInASecond(doors, findings);
            long back = Interruptions.now();
            cluster.routers().forEach(router -> router.simulated().gate(Gate.OPEN));
            cluster.books(EVENTS_OF_EACH).tell(findings).assertPromisesAndNothingFailed();
            Duration predicted = Duration.ofSeconds(SCALE.accounts() * EVENTS_OF_EACH / RATE);
            List<Duration> drains = drains(cluster);
            findings.injected("NAS away for " + away.toSeconds() + " s", ROUTERS);
            findings.measured("predicted time to drain", predicted);
            findings.measured("drained in", drains);
            findings.measured("first event after they were back", firstAfter(cluster, back));
            assertThat(crowd).as("share of the retries in one second").isLessThanOrEqualTo(0.2);
            assertThat(drains)
                    .allMatch(drain -> drain.toMillis() > 0.8 * predicted.toMillis()
                            && drain.toMillis() < 1.2 * predicted.toMillis());
        } finally {
            for (FaultProxy door : doors) {
                door.close();
            }
        }
    }

    private static double mostInASecond(List<FaultProxy> doors, Findings findings) {
        Map<Long, Integer> bySecond = new HashMap<>();
        int all = 0;
        for (FaultProxy door : doors) {
            List<Long> again = door.acceptedAtMicros().stream().skip(UNTIL_OPEN).toList();
            again.forEach(micros -> bySecond.merge(micros / SECOND, 1, Integer::sum));
            all += again.size();
        }
        int most = bySecond.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        findings.measured("retries while they were away", all);
        findings.measured("most of them in one second", most);
        return (double) most / all;
    }

    /** How long each NAS took from its first to its last event. */
    private static List<Duration> drains(Cluster cluster) {
        Map<Integer, LongSummaryStatistics> spans = new HashMap<>();
        cluster.arrivals().since(0, arrival -> spans.computeIfAbsent(
                        cluster.routerOf(arrival), nas -> new LongSummaryStatistics())
                .accept(arrival.arrivedMicros()));
        return spans.values().stream()
                .map(span -> Duration.ofNanos((span.getMax() - span.getMin()) * 1_000))
                .toList();
    }

    private static Duration firstAfter(Cluster cluster, long back) {
        LongSummaryStatistics all = new LongSummaryStatistics();
        cluster.arrivals().since(0, arrival -> all.accept(arrival.arrivedMicros()));
        return Duration.ofNanos((all.getMin() - back) * 1_000);
    }
}
