package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Heap;
import org.nasd.itests.harness.Ledger;
import org.nasd.itests.harness.Load;
import org.nasd.itests.harness.Router;
import org.nasd.stack.testing.TestDatabase;

/** A driver is updated, removed and put back while events flow to its NAS. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class HotDeployIT {

    private static final String DRIVER = "org.nasd.driver.mikrotik";
    private static final String CLASS_LOADER = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";
    private static final int ACCOUNTS = 100;
    private static final int FORKS = 10;
    private static final int UPDATES = 50;
    private static final Duration A_WHILE = Duration.ofSeconds(120);

    @Test
    @Tag("F23")
    @Fault(
            value = "F23",
            injected = "the MikroTik driver's bundle updated 55 times under load, removed and put back",
            passes = "nothing lost or out of order; nothing left behind")
    void aDriverThatIsUpdatedRemovedAndPutBackLosesNothingAndLeavesNothingBehind() throws Exception {
        try (TestDatabase database = TestDatabase.postgresql();
                Router router = Router.start("m1", Duration.ofMillis(5));
                Distribution nasd = Distribution.unpacked("hot-deploy").usingDatabase(database)) {
            Ledger.install(nasd);
            nasd.start().awaitReady();
            router.addTo(nasd, "10.90.185.2", Ledger.SCHEME, FORKS);
            Billing billing = new Billing(database.url(), database.user(), database.password());
            billing.addAccounts(ACCOUNTS, billing.number("SELECT MIN(ID) FROM NAS"));
            Load load = Load.start(billing, ACCOUNTS, Duration.ofMillis(100));

            Path jar = jarOf(nasd);
            removeAndPutBack(nasd, router, jar);
            update(nasd, jar, 5);
            Heap heap = Heap.of(nasd);
            long before = heap.instances(CLASS_LOADER);
            update(nasd, jar, UPDATES);
            // the threads of the last ones may still be ending
            nasd.await("no class loader is left", A_WHILE, () -> heap.instances(CLASS_LOADER) <= before + 1);

            int eventsOfEach = load.end();
            nasd.await("every event has arrived", A_WHILE, () -> {
                Ledger ledger = Ledger.of(router.journal(), eventsOfEach);
                return ledger.accounts() == ACCOUNTS && ledger.lost() == 0;
            });
            assertThat(before).isPositive();
            assertInOrder(router, eventsOfEach);
            assertThat(billing.number("SELECT COUNT(*) FROM EVENTS_FAILED")).isZero();
        }
    }

    private static Path jarOf(Distribution nasd) throws Exception {
        try (Stream<Path> files = Files.walk(nasd.home().resolve("system/org/nasd/" + DRIVER))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void removeAndPutBack(Distribution nasd, Router router, Path jar) throws Exception {
        nasd.await("events flow", A_WHILE, () -> router.journal().total() > 500);
        nasd.admin().run("bundle:uninstall " + DRIVER).ok();
        nasd.await(
                "the NAS is parked",
                A_WHILE,
                () -> nasd.admin().run("nas:list").ok().contains("parked"));
        router.awaitQuiet();
        long total = router.journal().total();
        assertThat(nasd.admin().run("nas:info m1").ok()).contains("mikrotik-simple is not installed");
        assertThat(nasd.admin().run("nas:drivers").ok()).doesNotContain("mikrotik-simple");
        assertThat(router.journal().total()).isEqualTo(total);
        nasd.admin().run("bundle:install -s " + jar.toUri()).ok();
        nasd.await("events flow again", A_WHILE, () -> router.journal().total() > total + 500);
    }

    private static void update(Distribution nasd, Path jar, int times) throws Exception {
        String once = "bundle:update " + DRIVER + " " + jar.toUri();
        nasd.admin()
                .run(String.join("; ", Collections.nCopies(times, once)), Duration.ofSeconds(300))
                .ok();
    }

    /** What was in flight when the driver went may come once more; nothing else may. */
    private static void assertInOrder(Router router, int eventsOfEach) {
        Ledger ledger = Ledger.of(router.journal(), eventsOfEach);
        Long[] anywhere =
                LongStream.rangeClosed(0, router.journal().total()).boxed().toArray(Long[]::new);
        System.out.printf("events of each account: %d, repeated in all: %d%n", eventsOfEach, ledger.repeated());
        assertThat(ledger.outOfOrder(anywhere)).isEmpty();
        assertThat(ledger.repeated()).isLessThanOrEqualTo((UPDATES + 6L) * FORKS);
        assertThat(router.simulated().gauges().maxInFlight()).isLessThanOrEqualTo(FORKS);
    }
}
