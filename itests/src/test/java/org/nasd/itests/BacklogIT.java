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

/** A million events wait for a NAS that is dead, with the 512 MB heap of the default settings; its neighbour must not notice. */
class BacklogIT {

    private static final int WAITING = 1_000_000;
    private static final int ACCOUNTS = 500;
    private static final int WAVE = 4;
    private static final Duration A_WHILE = Duration.ofSeconds(300);

    @Test
    @EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
    void aMillionEventsForADeadNasDoNotSlowALiveOne() throws Exception {
        try (TestDatabase database = TestDatabase.postgresql();
                Router live = Router.start("live", Duration.ofMillis(10));
                Distribution nasd = Distribution.unpacked("backlog").usingDatabase(database)) {
            Ledger.install(nasd);
            nasd.start().awaitReady();
            Billing billing = new Billing(database.url(), database.user(), database.password());
            live.addTo(nasd, "10.90.0.1", Ledger.SCHEME, 20);
            Router dead = Router.start("dead", Duration.ZERO);
            dead.addTo(nasd, "10.90.0.2", Ledger.SCHEME, 20);
            dead.close();
            billing.addAccounts(1, ACCOUNTS, billing.number("SELECT ID FROM NAS WHERE NAME = 'live'"));

            wave(nasd, live, billing, 1);
            double before = Math.min(wave(nasd, live, billing, 2), wave(nasd, live, billing, 3));
            pileUp(nasd, billing);
            double during = Math.min(wave(nasd, live, billing, 4), wave(nasd, live, billing, 5));

            System.out.printf(
                    "a wave of %d events: %.2f s before, %.2f s beside the million%n", ACCOUNTS * WAVE, before, during);
            assertThat(during).as("seconds, %.2f before", before).isLessThan(before * 1.5 + 0.5);
            assertThat(billing.number("SELECT COUNT(*) FROM EVENTS_STACK")).isEqualTo(WAITING);
            assertThat(billing.number("SELECT COUNT(*) FROM EVENTS_STACK WHERE TRY_COUNT > 0"))
                    .isZero();
        }
    }

    /** Sends a wave to the live NAS and returns how long it took. */
    private static double wave(Distribution nasd, Router live, Billing billing, int number) throws Exception {
        long start = System.nanoTime();
        billing.addMarks(ACCOUNTS, (number - 1) * WAVE + 1, WAVE);
        nasd.await("wave " + number + " has arrived", A_WHILE, () -> {
            Ledger ledger = Ledger.of(live.journal(), number * WAVE);
            return ledger.accounts() == ACCOUNTS && ledger.lost() == 0;
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(Ledger.of(live.journal(), number * WAVE).outOfOrder()).isEmpty();
        return seconds;
    }

    private static void pileUp(Distribution nasd, Billing billing) throws Exception {
        billing.execute(
                "INSERT INTO USERS (ID, ABONENT_ID, NAS_ID, LOGIN, IP) SELECT 100000 + i, i, N.ID, 'd' || i, '10.8.0.1'"
                        + " FROM generate_series(1, 50000) AS i, NAS N WHERE N.NAME = 'dead'");
        billing.execute("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, PARAMS) SELECT 'mark', 100001 + i % 50000,"
                + " '{\"place\": 1}' FROM generate_series(1, " + WAITING + ") AS i");
        nasd.await(
                "the million is in the main stack",
                A_WHILE,
                () -> billing.number("SELECT COUNT(*) FROM EVENTS_STACK_COMPACT") == 0);
    }
}
