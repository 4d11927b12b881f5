package org.nasd.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.faults.report.Findings;
import org.nasd.itests.faults.scene.Cluster;
import org.nasd.itests.faults.scene.Interruptions;
import org.nasd.itests.faults.scene.RestClient;
import org.nasd.itests.faults.scene.SmallDisk;
import org.nasd.itests.harness.Await;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Heap;
import org.nasd.stack.testing.PostgreSqlServer;

/** F08, F09, F10: disks fill up. */
@Tag("full")
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class FullDiskIT {

    private static final Cluster.Scale SCALE = new Cluster.Scale(1, 10, 5, Duration.ofMillis(1));
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final int ACCEPTED = 200;
    private static final int AWAY = 503;

    private int place;
    private int refused;
    private int strange;

    /** Asks for one event of each account, each until it is accepted or, while there is no room, once. */
    private boolean ask(RestClient rest, boolean insist) throws InterruptedException {
        place++;
        for (int user = 1; user <= SCALE.accounts(); user++) {
            RestClient.Told told = rest.pushUntilAccepted(user, place, 1);
            while (!told.accepted()) {
                refused++;
                strange += told.lastStatus() == AWAY ? 0 : 1;
                if (!insist) {
                    place = user == 1 ? place - 1 : place;
                    halfDone = user == 1 ? 0 : user;
                    return false;
                }
                told = rest.pushUntilAccepted(user, place, 1);
            }
        }
        return true;
    }

    private int halfDone;

    /** Does the rest of a round that was refused in the middle. */
    private void finishRound(RestClient rest) throws InterruptedException {
        long end = System.nanoTime() + A_WHILE.toNanos();
        for (int user = halfDone; halfDone > 0 && user <= SCALE.accounts(); user++) {
            while (!rest.pushUntilAccepted(user, place, 1).accepted()) {
                assertThat(System.nanoTime()).as("still refused").isLessThan(end);
            }
        }
        halfDone = 0;
    }

    @Test
    @Tag("F08")
    @Fault(
            value = "F08",
            injected = "the database's data disk is full",
            passes = "REST answers 503, never 2xx without a row; goes on <= 10 s after there is room")
    void nothingIsAcceptedThatCannotBeKept(Findings findings) throws Exception {
        try (SmallDisk disk = SmallDisk.ofMegabytes(64);
                PostgreSqlServer server = PostgreSqlServer.of()) {
            putTablesOn(disk, server);
            try (Cluster cluster = Cluster.of("data-full", SCALE, server);
                    Distribution nasd = cluster.attach(Distribution.unpacked("data-full"))) {
                nasd.start().awaitReady();
                RestClient rest = new RestClient(nasd.ports().rest());
                ask(rest, true);
                disk.fill();
                Await.until("there is no room for an event", A_WHILE, () -> !ask(rest, false));
                int before = refused;
                for (int i = 0; i < 20; i++) {
                    assertThat(rest.pushUntilAccepted(1, place + 1000 + i, 1).accepted())
                            .isFalse();
                }
                cluster.interruptions().during(disk::free);
                long freed = Interruptions.now();
                finishRound(rest);
                ask(rest, true);
                Duration back = Duration.ofNanos((Interruptions.now() - freed) * 1_000);
                findings.injected("data disk filled up", 1);
                findings.measured("refused while there was no room", before + 20L);
                findings.measured("other answers than 200 and 503", strange);
                findings.measured("accepted again after there was room", back);
                cluster.books(place).tell(findings).assertPromisesAndNothingFailed();
                assertThat(strange).isZero();
                assertThat(back).isLessThanOrEqualTo(SOON);
            }
        }
    }

    private static void putTablesOn(SmallDisk disk, PostgreSqlServer server) throws Exception {
        Path directory = Files.createDirectory(disk.directory().resolve("tables"));
        new ProcessBuilder("chown", "postgres", directory.toString()).start().waitFor();
        Billing owner = new Billing(server.url("postgres"), server.user(), server.password());
        owner.execute("CREATE TABLESPACE small LOCATION '" + directory + "'");
        owner.execute("ALTER SYSTEM SET default_tablespace = 'small'");
        owner.execute("SELECT pg_reload_conf()");
    }

    @Test
    @Tag("F09")
    @Fault(
            value = "F09",
            injected = "the disk of the write-ahead log is full, PostgreSQL stays down until an operator acts",
            passes = "live 200, ready 503; goes on after the repair")
    void nasdWaitsForADatabaseThatNeedsRepair(Findings findings) throws Exception {
        try (SmallDisk disk = SmallDisk.ofMegabytes(192);
                PostgreSqlServer server = PostgreSqlServer.of("max_wal_size=64MB", "min_wal_size=32MB")) {
            server.moveLogTo(Files.createDirectory(disk.directory().resolve("wal")));
            try (Cluster cluster = Cluster.of("wal-full", SCALE, server);
                    Distribution nasd = cluster.attach(Distribution.unpacked("wal-full"))) {
                nasd.start().awaitReady();
                RestClient rest = new RestClient(nasd.ports().rest());
                ask(rest, true);
                disk.fill();
                cluster.interruptions().during(() -> {
                    fillLog(server);
                    Await.until("it is not ready", A_WHILE, () -> rest.status("/health/ready") == AWAY);
                    assertThat(rest.status("/health/live")).isEqualTo(ACCEPTED);
                    assertThat(rest.pushUntilAccepted(1, place + 1000, 1).lastStatus())
                            .isEqualTo(AWAY);
                    disk.free();
                    server.start();
                });
                long repaired = Interruptions.now();
                Await.until("it is ready", A_WHILE, () -> rest.status("/health/ready") == ACCEPTED);
                findings.injected("disk of the write-ahead log filled up until PostgreSQL ended", 1);
                findings.measured("ready after the repair", Duration.ofNanos((Interruptions.now() - repaired) * 1_000));
                ask(rest, true);
                cluster.books(place).tell(findings).assertPromisesAndNothingFailed();
            }
        }
    }

    /** Writes until PostgreSQL ends. */
    private static void fillLog(PostgreSqlServer server) throws Exception {
        Billing writer = new Billing(server.url("postgres"), server.user(), server.password());
        Await.until("PostgreSQL has ended", A_WHILE, () -> {
            if (server.isAlive()) {
                writer.execute("CREATE TABLE IF NOT EXISTS FILL (X VARCHAR)");
                writer.execute(
                        "INSERT INTO FILL SELECT repeat(md5(random()::text), 100) FROM generate_series(1, 20000)");
            }
            return !server.isAlive();
        });
    }

    @Test
    @Tag("F10")
    @Fault(
            value = "F10",
            injected = "the disk of the logs is full",
            passes = "dispatch goes on at >= 90 %; nas:doctor tells; the heap stays")
    void aFullLogDiskSlowsNothing(Findings findings) throws Exception {
        try (SmallDisk disk = SmallDisk.ofMegabytes(16);
                PostgreSqlServer server = PostgreSqlServer.of();
                Cluster cluster = Cluster.of("logs-full", new Cluster.Scale(1, 50, 10, Duration.ofMillis(40)), server);
                Distribution nasd = cluster.attach(Distribution.unpacked("logs-full"))
                        .with("KARAF_LOG", disk.directory().resolve("log").toString())) {
            nasd.start().awaitReady();
            var producer = cluster.load(400);
            cluster.awaitWork();
            double calm = cluster.pace(Duration.ofSeconds(20));
            long heap = Heap.of(nasd).megabytes();
            disk.fill();
            double full = cluster.pace(Duration.ofSeconds(60));
            long later = Heap.of(nasd).megabytes();
            String doctor = nasd.admin().run("nas:doctor").output();
            findings.injected("log disk filled up", 1);
            findings.measured("events per second before", Math.round(calm));
            findings.measured("events per second on a full disk", Math.round(full));
            findings.measured("heap before, MB", heap);
            findings.measured("heap after a minute on a full disk, MB", later);
            cluster.latency(Duration.ZERO);
            cluster.books(producer.end()).tell(findings).assertPromisesAndNothingFailed();
            assertThat(full).isGreaterThanOrEqualTo(0.9 * calm);
            assertThat(doctor).contains("disk of the logs");
            assertThat(later - heap).isLessThan(64);
        }
    }
}
