package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Ledger;
import org.nasd.itests.harness.Load;
import org.nasd.itests.harness.Router;
import org.nasd.stack.testing.TestDatabase;

/** Two nodes share the NAS of one database; one of them dies without a word. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class NodesIT {

    private static final int NAS = 12;
    private static final int ACCOUNTS_OF_EACH = 15;
    private static final int ACCOUNTS = NAS * ACCOUNTS_OF_EACH;
    private static final int FORKS = 5;

    /** The lease of a node that died, and the turn in which another notices. */
    private static final Duration TAKEOVER = Duration.ofSeconds(12);

    /** What a loaded machine may add to it. */
    private static final Duration SLACK = Duration.ofSeconds(8);

    private static final Duration A_WHILE = Duration.ofSeconds(120);

    @Test
    @Tag("F01")
    @Fault(
            value = "F01",
            injected = "kill -9 one of two nodes of the whole distribution under load",
            passes = "its NAS go on elsewhere, in order; nothing lost")
    void theNasOfANodeThatDiesGoOnElsewhereInOrderAndNothingIsLost() throws Exception {
        List<Router> routers = new ArrayList<>();
        try (TestDatabase database = TestDatabase.postgresql();
                Distribution first = Distribution.unpacked("node-a").usingDatabase(database);
                Distribution second = Distribution.unpacked("node-b").usingDatabase(database)) {
            Billing billing = new Billing(database.url(), database.user(), database.password());
            Ledger.install(first);
            Ledger.install(second);
            first.start().awaitReady();
            second.start().awaitReady();
            for (int i = 0; i < NAS; i++) {
                Router router = Router.start("m" + i, Duration.ofMillis(10));
                routers.add(router);
                router.addTo(first, "10.90.0." + i, Ledger.SCHEME, FORKS);
                long id = billing.number("SELECT ID FROM NAS WHERE NAME = 'm" + i + "'");
                billing.addAccounts(1 + i * ACCOUNTS_OF_EACH, ACCOUNTS_OF_EACH, id);
            }
            awaitSharing(first, billing, 2);
            Load load = Load.start(billing, ACCOUNTS, Duration.ofMillis(200));
            first.await("all routers are at work", A_WHILE, () -> routers.stream()
                    .allMatch(router -> router.journal().total() > 50));

            List<Router> orphans = routersOf(billing, routers, nodeOf(billing, first));
            first.kill();
            long died = System.nanoTime();
            long[] before = totals(orphans);
            second.await("the NAS of the dead node are worked again", TAKEOVER.plus(SLACK), () -> {
                long[] now = totals(orphans);
                return LongStream.range(0, now.length).allMatch(i -> now[(int) i] > before[(int) i] + FORKS);
            });
            System.out.printf(
                    "%d of %d NAS were worked again %.1f s after their node had died%n",
                    orphans.size(), NAS, (System.nanoTime() - died) / 1e9);

            int eventsOfEach = load.end();
            for (Router router : routers) {
                second.await("every event has arrived", A_WHILE, () -> {
                    Ledger ledger = Ledger.of(router.journal(), eventsOfEach);
                    return ledger.accounts() == ACCOUNTS_OF_EACH && ledger.lost() == 0;
                });
                assertInOrder(router, eventsOfEach);
            }
            assertThat(billing.number("SELECT COUNT(*) FROM EVENTS_FAILED")).isZero();

            first.start().awaitReady();
            awaitSharing(second, billing, 2);
        } finally {
            routers.forEach(Router::close);
        }
    }

    private static void awaitSharing(Distribution node, Billing billing, int nodes) throws Exception {
        node.await(
                "the NAS are shared",
                A_WHILE,
                () -> billing.number("SELECT COUNT(DISTINCT NODE_ID) FROM NAS_LEASES L JOIN NODES N ON N.ID = L.NODE_ID"
                                        + " AND N.RENEWED_DATE > now() - INTERVAL '5 seconds'")
                                == nodes
                        && billing.number("SELECT COUNT(*) FROM NAS_LEASES WHERE NODE_ID IS NOT NULL") == NAS);
    }

    private static String nodeOf(Billing billing, Distribution node) throws Exception {
        return billing.text("SELECT ID FROM NODES WHERE NAME LIKE '%:"
                + node.home().toRealPath() + "' ORDER BY RENEWED_DATE DESC LIMIT 1");
    }

    private static List<Router> routersOf(Billing billing, List<Router> routers, String node) throws Exception {
        List<Router> own = new ArrayList<>();
        for (int i = 0; i < routers.size(); i++) {
            long leased =
                    billing.number("SELECT COUNT(*) FROM NAS_LEASES L JOIN NAS N ON N.ID = L.NAS_ID WHERE N.NAME = 'm"
                            + i + "' AND L.NODE_ID = '" + node + "'");
            if (leased == 1) {
                own.add(routers.get(i));
            }
        }
        assertThat(own).as("NAS of the node that is to die").isNotEmpty();
        return own;
    }

    private static long[] totals(List<Router> routers) {
        return routers.stream().mapToLong(router -> router.journal().total()).toArray();
    }

    private static void assertInOrder(Router router, int eventsOfEach) {
        Ledger ledger = Ledger.of(router.journal(), eventsOfEach);
        Long[] anywhere =
                LongStream.rangeClosed(0, router.journal().total()).boxed().toArray(Long[]::new);
        assertThat(ledger.outOfOrder(anywhere)).isEmpty();
        assertThat(ledger.repeated())
                .as("what was in flight or not yet recorded")
                .isLessThan(500);
        assertThat(router.simulated().gauges().maxInFlight()).isLessThanOrEqualTo(FORKS);
    }
}
