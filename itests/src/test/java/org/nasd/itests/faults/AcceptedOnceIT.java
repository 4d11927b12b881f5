package org.nasd.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.faults.report.Findings;
import org.nasd.itests.faults.report.Size;
import org.nasd.itests.faults.scene.Cluster;
import org.nasd.itests.faults.scene.RestClient;
import org.nasd.itests.faults.scene.RestClient.Answer;
import org.nasd.itests.harness.Await;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;

/** F06 and F21: what REST accepted is there once, however often and at whatever time it is asked for. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class AcceptedOnceIT {

    private static final Cluster.Scale SCALE = new Cluster.Scale(1, 10, 5, Duration.ofMillis(1));
    private static final int AT_ONCE = 100;
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    /** Any session of nasd but the one that asks, which goes by the same name. */
    private static final String TERMINATE =
            "SELECT COUNT(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity WHERE datname ="
                    + " current_database() AND application_name = 'nasd' AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1) V";

    @Test
    @Tag("F21")
    @Fault(
            value = "F21",
            injected = "the same idempotency key posted 100 times at once",
            passes = "1 row, 100 equal answers")
    void anEventThatIsPostedAHundredTimesAtOnceIsThereOnce(Findings findings) throws Exception {
        int rounds = Size.of(20, 3);
        try (Cluster cluster = Cluster.of("same-key", SCALE);
                Distribution nasd = cluster.attach(Distribution.unpacked("same-key"))) {
            nasd.start().awaitReady();
            RestClient rest = new RestClient(nasd.ports().rest());
            for (int place = 1; place <= rounds; place++) {
                List<CompletableFuture<Answer>> asked = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    asked.add(rest.push(1, place, "key-" + place));
                }
                Set<Answer> answers = new HashSet<>();
                for (CompletableFuture<Answer> one : asked) {
                    answers.add(one.get());
                }
                assertThat(answers).hasSize(1).allMatch(answer -> answer.status() == 200);
            }
            findings.injected("the same key at once, times", AT_ONCE);
            findings.injected("keys", rounds);
            long seen = awaitArrivals(cluster, rounds);
            findings.measured("events that reached the NAS", seen);
            assertThat(seen).isEqualTo(rounds);
        }
    }

    /** Waits until that many arrived and nothing waits any more. */
    private static long awaitArrivals(Cluster cluster, int events) throws Exception {
        Await.until(
                "everything has arrived",
                A_WHILE,
                () -> cluster.arrivals().total() >= events && waiting(cluster.billing()) == 0);
        return cluster.arrivals().total();
    }

    private static long waiting(Billing billing) throws Exception {
        return billing.number(
                "SELECT (SELECT COUNT(*) FROM EVENTS_STACK_COMPACT) + (SELECT COUNT(*) FROM EVENTS_STACK)");
    }

    @Test
    @Tag("F06")
    @Tag("full")
    @Fault(
            value = "F06",
            injected = "pg_terminate_backend at random, once a second",
            passes = "REST errors <= 1 % when repeated with the idempotency key; nothing lost or twice")
    void databaseSessionsThatAreEndedAtRandomCostNobodyAnEvent(Findings findings) throws Exception {
        int seconds = Size.of(60, 10);
        try (Cluster cluster = Cluster.of("terminated", SCALE);
                Distribution nasd = cluster.attach(Distribution.unpacked("terminated"))) {
            nasd.start().awaitReady();
            RestClient rest = new RestClient(nasd.ports().rest());
            int place = 0;
            int repeated = 0;
            int refused = 0;
            long killed = 0;
            long nextKill = System.nanoTime();
            long end = nextKill + Duration.ofSeconds(seconds).toNanos();
            while (System.nanoTime() < end) {
                if (System.nanoTime() >= nextKill) {
                    cluster.interruptions().during(() -> cluster.billing().number(TERMINATE));
                    killed++;
                    nextKill += Duration.ofSeconds(1).toNanos();
                }
                place++;
                for (int user = 1; user <= SCALE.accounts(); user++) {
                    RestClient.Told told = rest.pushUntilAccepted(user, place, 3);
                    repeated += told.repeats();
                    refused += told.accepted() ? 0 : 1;
                }
            }
            findings.injected("pg_terminate_backend", killed);
            findings.measured("requests", (long) place * SCALE.accounts());
            findings.measured("repeated with the same key", repeated);
            findings.measured("not accepted after three tries", refused);
            assertThat(refused).isLessThanOrEqualTo(place * SCALE.accounts() / 100);
            cluster.books(place).tell(findings).assertPromisesAndNothingFailed();
        }
    }
}
