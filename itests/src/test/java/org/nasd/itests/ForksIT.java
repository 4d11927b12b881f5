package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Ledger;
import org.nasd.itests.harness.Router;
import org.nasd.stack.testing.TestDatabase;

/** Five thousand events for a thousand accounts on three NAS with 1, 5 and 100 forks. */
class ForksIT {

    private static final int EVENTS_OF_EACH = 5;
    private static final Duration A_WHILE = Duration.ofSeconds(180);

    /** A NAS and its share of the thousand accounts, chosen so that all three take a few seconds. */
    private record Share(String name, String address, int forks, int millis, int first, int accounts) {}

    private static final List<Share> SHARES = List.of(
            new Share("one", "10.90.0.1", 1, 2, 1, 100),
            new Share("five", "10.90.0.2", 5, 4, 101, 300),
            new Share("hundred", "10.90.0.3", 100, 40, 401, 600));

    @Test
    @EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
    void losesRepeatsAndReordersNothingOnPostgreSql() throws Exception {
        try (TestDatabase database = TestDatabase.postgresql();
                Distribution nasd = Distribution.unpacked("forks-postgresql").usingDatabase(database)) {
            List<Router> routers = routers();
            try {
                Ledger.install(nasd);
                nasd.start().awaitReady();
                Billing billing = new Billing(database.url(), database.user(), database.password());
                install(nasd, routers, billing);
                ask(billing);
                assertEverythingArrivedOnceAndInOrder(nasd, routers);
            } finally {
                routers.forEach(Router::close);
            }
        }
    }

    @Test
    void losesRepeatsAndReordersNothingOnTheEmbeddedDatabase() throws Exception {
        try (Distribution nasd = Distribution.unpacked("forks-h2")) {
            List<Router> routers = routers();
            try {
                Ledger.install(nasd);
                nasd.start().awaitReady();
                addTo(nasd, routers);
                nasd.stop();
                // an embedded database is one process's own: its rows come while the daemon is down
                Billing billing = new Billing("jdbc:h2:file:" + nasd.home() + "/db/nasd", "sa", "");
                addAccounts(billing);
                ask(billing);
                nasd.start().awaitReady();
                assertEverythingArrivedOnceAndInOrder(nasd, routers);
            } finally {
                routers.forEach(Router::close);
            }
        }
    }

    private static List<Router> routers() {
        List<Router> routers = new ArrayList<>();
        SHARES.forEach(share -> routers.add(Router.start(share.name(), Duration.ofMillis(share.millis()))));
        return routers;
    }

    private static void install(Distribution nasd, List<Router> routers, Billing billing) throws Exception {
        addTo(nasd, routers);
        addAccounts(billing);
    }

    private static void addTo(Distribution nasd, List<Router> routers) throws Exception {
        for (int i = 0; i < routers.size(); i++) {
            routers.get(i)
                    .addTo(
                            nasd,
                            SHARES.get(i).address(),
                            Ledger.SCHEME,
                            SHARES.get(i).forks());
        }
    }

    private static void addAccounts(Billing billing) throws Exception {
        for (Share share : SHARES) {
            long nasId = billing.number("SELECT ID FROM NAS WHERE NAME = '" + share.name() + "'");
            billing.addAccounts(share.first(), share.accounts(), nasId);
        }
    }

    private static void ask(Billing billing) throws Exception {
        billing.addMarks(SHARES.stream().mapToInt(Share::accounts).sum(), EVENTS_OF_EACH);
    }

    private static void assertEverythingArrivedOnceAndInOrder(Distribution nasd, List<Router> routers)
            throws Exception {
        for (int i = 0; i < routers.size(); i++) {
            Router router = routers.get(i);
            Share share = SHARES.get(i);
            nasd.await(share.name() + " has all its events", A_WHILE, () -> {
                Ledger ledger = Ledger.of(router.journal(), EVENTS_OF_EACH);
                return ledger.accounts() == share.accounts() && ledger.lost() == 0;
            });
        }
        for (int i = 0; i < routers.size(); i++) {
            Ledger ledger = Ledger.of(routers.get(i).journal(), EVENTS_OF_EACH);
            assertThat(ledger.outOfOrder()).isEmpty();
            assertThat(ledger.repeated()).isZero();
            assertThat(routers.get(i).simulated().gauges().maxInFlight())
                    .as(SHARES.get(i).name())
                    .isLessThanOrEqualTo(SHARES.get(i).forks());
        }
        assertThat(routers.get(2).simulated().gauges().maxInFlight())
                .as("many forks are used")
                .isGreaterThan(50);
    }
}
