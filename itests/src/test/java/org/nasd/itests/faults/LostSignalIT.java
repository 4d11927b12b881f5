package org.nasd.itests.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.faults.report.Findings;
import org.nasd.itests.faults.report.Size;
import org.nasd.itests.faults.scene.Cluster;
import org.nasd.itests.faults.scene.Interruptions;
import org.nasd.itests.harness.Arrival;
import org.nasd.itests.harness.Await;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Ledger;

/** F20: what PostgreSQL announces is not heard. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class LostSignalIT {

    private static final Cluster.Scale SCALE = new Cluster.Scale(12, 2, 5, Duration.ofMillis(1));
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration SLACK = Duration.ofSeconds(3);
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private static final String KILL_LISTENERS = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name LIKE '% listening'";

    private int place;

    @Test
    @Tag("F20")
    @Fault(
            value = "F20",
            injected = "NOTIFY switched off; the connections that LISTEN killed again and again",
            passes = "every event is picked up by the poll <= 1 s")
    void anEventThatNobodyAnnouncesIsFoundByLooking(Findings findings) throws Exception {
        int rounds = Size.of(100, 8);
        try (Cluster cluster = Cluster.of("lost-signal", SCALE)) {
            cluster.start(cluster.engine("a"), cluster.engine("b"));
            one(cluster);
            findings.measured("announced, from commit to NAS:", many(cluster, rounds));
            cluster.billing().execute("ALTER TABLE EVENTS_STACK_COMPACT DISABLE TRIGGER nasd_compact_arrived");
            List<Duration> silent = many(cluster, rounds);
            findings.injected("events without NOTIFY", silent.size());
            findings.measured("not announced, from commit to NAS:", silent);
            cluster.billing().execute("ALTER TABLE EVENTS_STACK_COMPACT ENABLE TRIGGER nasd_compact_arrived");
            List<Duration> deaf = whileListenersDie(cluster, rounds, findings);
            findings.measured("while the listening connections were killed, from commit to NAS:", deaf);
            cluster.books(place).tell(findings).assertPromisesAndNothingFailed();
            for (List<Duration> times : List.of(silent, deaf)) {
                findings.assertPromise("the longest of these", Findings.percentile(times, 100), POLL, SLACK);
            }
        }
    }

    private List<Duration> whileListenersDie(Cluster cluster, int rounds, Findings findings) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Long> killed = CompletableFuture.supplyAsync(() -> killListeners(cluster.billing(), enough));
        try {
            return many(cluster, rounds);
        } finally {
            enough.set(true);
            findings.injected("listening connections killed", killed.get());
        }
    }

    private static long killListeners(Billing billing, AtomicBoolean enough) {
        long killed = 0;
        while (!enough.get()) {
            try {
                killed += billing.number(KILL_LISTENERS);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(100_000_000);
        }
        return killed;
    }

    private List<Duration> many(Cluster cluster, int rounds) throws Exception {
        List<Duration> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            all.addAll(one(cluster));
        }
        return all;
    }

    /** One event for each account, and how long each took from the commit to its NAS. */
    private List<Duration> one(Cluster cluster) throws Exception {
        place++;
        cluster.billing().addMarks(SCALE.allAccounts(), place, 1);
        long committed = Interruptions.now();
        List<Arrival> seen = new ArrayList<>();
        Await.until("the events arrive", A_WHILE, () -> {
            seen.clear();
            Ledger.of(cluster.arrivals(), place).arrivals().stream()
                    .filter(arrival -> arrival.place() == place)
                    .forEach(seen::add);
            return seen.size() == SCALE.allAccounts();
        });
        return seen.stream()
                .map(arrival -> Duration.ofNanos(Math.max(0, arrival.arrivedMicros() - committed) * 1_000))
                .toList();
    }
}
