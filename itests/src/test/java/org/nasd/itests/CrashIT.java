package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Ledger;
import org.nasd.itests.harness.Router;
import org.nasd.stack.testing.TestDatabase;

/** The daemon dies in the middle of its work, without a word, and is started again. */
class CrashIT {

    private static final int ACCOUNTS = 1_000;
    private static final int EVENTS_OF_EACH = 5;
    private static final int FORKS = 20;
    private static final long EVENTS = (long) ACCOUNTS * EVENTS_OF_EACH;
    private static final Duration A_WHILE = Duration.ofSeconds(120);

    @Test
    @EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
    void losesNothingAndKeepsTheOrderOnPostgreSql() throws Exception {
        try (TestDatabase database = TestDatabase.postgresql();
                Router router = Router.start("m1", Duration.ofMillis(20));
                Distribution nasd = Distribution.unpacked("crash-postgresql").usingDatabase(database)) {
            Billing billing = new Billing(database.url(), database.user(), database.password());
            Ledger.install(nasd);
            nasd.start().awaitReady();
            router.addTo(nasd, "10.90.185.2", Ledger.SCHEME, FORKS);
            billing.addAccounts(ACCOUNTS, billing.number("SELECT MIN(ID) FROM NAS"));
            billing.addMarks(ACCOUNTS, EVENTS_OF_EACH);

            long died = killInTheMiddle(nasd, router);
            assertThat(billing.number("SELECT COUNT(*) FROM EVENTS_STACK")).isPositive();
            nasd.start().awaitReady();

            awaitAll(nasd, router);
            assertNothingLostAndInOrder(router, died);
        }
    }

    @Test
    void losesNothingAndKeepsTheOrderOnTheEmbeddedDatabase() throws Exception {
        try (Router router = Router.start("m1", Duration.ofMillis(20));
                Distribution nasd = Distribution.unpacked("crash-h2")) {
            Ledger.install(nasd);
            nasd.start().awaitReady();
            router.addTo(nasd, "10.90.185.2", Ledger.SCHEME, FORKS);
            nasd.stop();
            // an embedded database is one process's own: its rows come while the daemon is down
            Billing billing = new Billing("jdbc:h2:file:" + nasd.home() + "/db/nasd", "sa", "");
            assertThat(billing.number("SELECT COUNT(*) FROM RUNNING"))
                    .as("it ended in order")
                    .isZero();
            billing.addAccounts(ACCOUNTS, billing.number("SELECT MIN(ID) FROM NAS"));
            billing.addMarks(ACCOUNTS, EVENTS_OF_EACH);
            nasd.start();

            long died = killInTheMiddle(nasd, router);
            nasd.start().awaitReady();

            awaitAll(nasd, router);
            assertNothingLostAndInOrder(router, died);
        }
    }

    /** Returns the journal number at which the daemon was dead. */
    private static long killInTheMiddle(Distribution nasd, Router router) throws Exception {
        nasd.await(
                "a third is done",
                A_WHILE,
                () -> Ledger.of(router.journal(), EVENTS_OF_EACH).lost()
                                + (long) EVENTS_OF_EACH
                                        * (ACCOUNTS
                                                - Ledger.of(router.journal(), EVENTS_OF_EACH)
                                                        .accounts())
                        < EVENTS * 2 / 3);
        nasd.kill();
        router.awaitQuiet();
        long died = router.journal().total();
        assertThat(Ledger.of(router.journal(), EVENTS_OF_EACH).lost())
                .as("killed in the middle")
                .isPositive();
        return died;
    }

    private static void awaitAll(Distribution nasd, Router router) throws Exception {
        nasd.await("all events have reached the router", A_WHILE, () -> {
            Ledger ledger = Ledger.of(router.journal(), EVENTS_OF_EACH);
            return ledger.accounts() == ACCOUNTS && ledger.lost() == 0;
        });
    }

    private static void assertNothingLostAndInOrder(Router router, long died) {
        Ledger ledger = Ledger.of(router.journal(), EVENTS_OF_EACH);
        System.out.printf("killed at command %d; events repeated: %d%n", died, ledger.repeated());
        assertThat(ledger.outOfOrder(died)).isEmpty();
        assertThat(ledger.repeated()).as("no more than were not yet recorded").isLessThan(EVENTS / 4);
        assertThat(router.simulated().gauges().maxInFlight()).isLessThanOrEqualTo(FORKS);
    }
}
