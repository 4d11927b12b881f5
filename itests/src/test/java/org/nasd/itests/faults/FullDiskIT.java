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

    /** The event that is asked for next: rounds of one for each account. */
    private int place = 1;

    private int user = 1;
    private int refused;
    private int strange;

    /** Asks once for the next event, and tells whether it was accepted. */
    private boolean ask(RestClient rest) throws InterruptedException {
        RestClient.Told told = rest.pushUntilAccepted(user, place, 1);
        if (!told.accepted()) {
            refused++;
            strange += told.lastStatus() == AWAY ? 0 : 1;
            return false;
        }
        place += user / SCALE.accounts();
        user = user % SCALE.accounts() + 1;
        return true;
    }

    /** Asks until a whole round, begun after this one, was accepted; returns how many rounds there were. */
    private int round(RestClient rest) throws InterruptedException {
        int last = user == 1 ? place : place + 1;
        Await.until("a round of events is accepted", A_WHILE, () -> {
            while (place <= last) {
                if (!ask(rest)) {
                    return false;
                }
            }
            return true;
        });
        return last;
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
                round(rest);
                disk.fill();
                Await.until("20 events found no room", A_WHILE, () -> !ask(rest) && refused >= 20);
                cluster.interruptions().during(disk::free);
                long freed = Interruptions.now();
                int rounds = round(rest);
                Duration back = Duration.ofNanos((Interruptions.now() - freed) * 1_000);
                findings.injected("data disk filled up", 1);
                findings.measured("refused while there was no room", refused);
                findings.measured("other answers than 200 and 503", strange);
                findings.measured("accepted again after there was room", back);
                cluster.books(rounds).tell(findings).assertPromisesAndNothingFailed();
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
                round(rest);
                disk.fill();
                cluster.interruptions().during(() -> {
                    fillLog(server);
                    Await.until("it is not ready", A_WHILE, () -> rest.status("/health/ready") == AWAY);
                    assertThat(rest.status("/health/live")).isEqualTo(ACCEPTED);
                    assertThat(ask(rest)).isFalse();
                    disk.free();
                    server.start();
                });
                long repaired = Interruptions.now();
                Await.until("it is ready", A_WHILE, () -> rest.status("/health/ready") == ACCEPTED);
                findings.injected("disk of the write-ahead log filled up until PostgreSQL ended", 1);
                findings.measured("ready after the repair", Duration.ofNanos((Interruptions.now() - repaired) * 1_000));
                int rounds = round(rest);
                cluster.books(rounds).tell(findings).assertPromisesAndNothingFailed();
                assertThat(strange).isZero();
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
