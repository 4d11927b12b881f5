package org.nasd.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.nasd.itests.harness.Programs;
import org.nasd.itests.harness.Router;
import org.nasd.simulator.Effect;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Trigger;

/** F11: the clocks of nodes are wrong. */
@Tag("full")
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class ClockIT {

    private static final Cluster.Scale SCALE = new Cluster.Scale(12, 5, 5, Duration.ofMillis(5));
    private static final Duration POSTPONED = Duration.ofMillis(61_200);
    private static final Duration RIGHT = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofSeconds(120);

    @Test
    @Tag("F11")
    @Fault(
            value = "F11",
            injected = "the clock of one node an hour ahead, of the other an hour behind",
            passes = "0 early lease steals; due times right to 1 s, also when the other node goes on")
    void wrongClocksMoveNoLeaseAndNoDueTime(Findings findings) throws Exception {
        String faketime = faketime().map(Path::toString).orElse("");
        Programs.leaveOutUnless(!faketime.isEmpty(), "libfaketime is missing (Debian package faketime)");
        try (Cluster cluster = Cluster.of("clock", SCALE)) {
            Engine ahead = skewed(cluster.engine("ahead"), faketime, "+3600s");
            Engine behind = skewed(cluster.engine("behind"), faketime, "-3600s");
            cluster.start(ahead, behind);
            Producer producer = cluster.load(200);
            cluster.awaitWork();
            long moves = cluster.leaseMoves();
            cluster.awaitMoment(Interruptions.now()
                    + Size.of(Duration.ofSeconds(60), Duration.ofSeconds(20)).toNanos() / 1_000);
            long stolen = cluster.leaseMoves() - moves;
            findings.injected("nodes with a wrong clock", 2);
            findings.measured("leases that moved while both nodes were alive", stolen);

            Duration sameNode = postponedFor(cluster, cluster.heldBy(ahead).get(0), () -> {});
            Duration otherNode = postponedFor(cluster, cluster.heldBy(ahead).get(0), () -> cluster.interruptions()
                    .during(ahead::kill));
            findings.measured("an event postponed for 61.2 s came again after", sameNode);
            findings.measured("the same, when its node died and the other went on", otherNode);
            cluster.books(producer.end()).tell(findings).assertPromisesAndNothingFailed();
            assertThat(stolen).isZero();
            for (Duration postponed : List.of(sameNode, otherNode)) {
                assertThat(postponed.minus(POSTPONED).abs()).isLessThanOrEqualTo(RIGHT);
            }
        }
    }

    private static Optional<Path> faketime() throws java.io.IOException {
        for (Path root : List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"))) {
            try (Stream<Path> files = Files.walk(root, 3)) {
                Optional<Path> found = files.filter(file -> file.endsWith("libfaketimeMT.so.1"))
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Engine skewed(Engine node, String faketime, String by) {
        return node.with("LD_PRELOAD", faketime).with("FAKETIME", by).with("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }

    /** Lets a NAS say once that it is busy, and tells how long the event waited that met it. */
    private static Duration postponedFor(Cluster cluster, int nas, Interruptions.Deed meanwhile) throws Exception {
        Router router = cluster.routers().get(nas);
        CompletableFuture<JournalEntry> refused = new CompletableFuture<>();
        CompletableFuture<JournalEntry> again = new CompletableFuture<>();
        try (var following = router.journal().follow(entry -> {
            if (entry.result() == JournalEntry.Result.REFUSED) {
                refused.complete(entry);
            } else if (refused.isDone() && accountOf(entry).equals(accountOf(refused.join()))) {
                again.complete(entry);
            }
        })) {
            router.simulated()
                    .inject(Trigger.ALWAYS.command("/queue/simple/print").times(1), new Effect.Refusal("busy", null));
            JournalEntry first = refused.get(A_WHILE.toSeconds(), TimeUnit.SECONDS);
            Await.until(
                    "the postponement is recorded",
                    A_WHILE,
                    () -> cluster.billing().number("SELECT COUNT(*) FROM EVENTS_STACK WHERE TRY_COUNT > 0") > 0);
            meanwhile.run();
            Await.until("the event is tried again", A_WHILE, again::isDone);
            return Duration.ofNanos((again.join().arrivedMicros() - first.arrivedMicros()) * 1_000);
        }
    }

    private static String accountOf(JournalEntry entry) {
        String name = entry.query("name");
        return name == null ? String.valueOf(entry.argument("name")) : name;
    }
}
