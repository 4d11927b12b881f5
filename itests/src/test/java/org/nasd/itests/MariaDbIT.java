package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Ledger;
import org.nasd.itests.harness.Load;
import org.nasd.itests.harness.Router;
import org.nasd.stack.testing.TestDatabase;

/** Two nodes of the distribution on one MariaDB, fed by plain SQL; one dies without a word and comes back, the other is restarted. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#mariadbIsInstalled")
class MariaDbIT {

    private static final int NAS = 6;
    private static final int ACCOUNTS_OF_EACH = 10;
    private static final int ACCOUNTS = NAS * ACCOUNTS_OF_EACH;
    private static final int FORKS = 5;
    private static final Duration A_WHILE = Duration.ofSeconds(120);

    private static final String SHARING = "SELECT COUNT(DISTINCT L.NODE_ID) FROM NAS_LEASES L JOIN NODES N"
            + " ON N.ID = L.NODE_ID AND N.RENEWED_DATE > UTC_TIMESTAMP(6) - INTERVAL 5 SECOND";

    private final List<Router> routers = new ArrayList<>();

    @Test
    void nothingIsLostOrOutOfOrderWhenANodeDiesAndWhenOneIsRestarted() throws Exception {
        try (TestDatabase database = TestDatabase.mariadb();
                Distribution first = node("mariadb-a", database);
                Distribution second = node("mariadb-b", database)) {
            Billing billing = new Billing(database.url(), database.user(), database.password());
            first.start();
            second.start();
            first.awaitReady();
            second.awaitReady();
            addRouters(first, billing);
            awaitSharing(first, billing);

            Load load = Load.start(billing, ACCOUNTS, Duration.ofMillis(250));
            awaitWork(first, 50);
            first.kill();
            awaitWork(second, 50);
            first.start().awaitReady();
            awaitSharing(second, billing);
            second.stop();
            awaitWork(first, 20);
            second.start().awaitReady();

            assertDelivered(second, billing, load.end());
        } finally {
            routers.forEach(Router::close);
        }
    }

    private static Distribution node(String name, TestDatabase database) throws Exception {
        Distribution node = Distribution.unpacked(name).usingDatabase(database);
        Ledger.install(node);
        return node;
    }

    private void addRouters(Distribution node, Billing billing) throws Exception {
        for (int i = 0; i < NAS; i++) {
            Router router = Router.start("m" + i, Duration.ofMillis(10));
            routers.add(router);
            router.addTo(node, "10.90.0." + i, Ledger.SCHEME, FORKS);
            long id = billing.number("SELECT ID FROM NAS WHERE NAME = 'm" + i + "'");
            billing.addAccounts(1 + i * ACCOUNTS_OF_EACH, ACCOUNTS_OF_EACH, id);
        }
    }

    private static void awaitSharing(Distribution node, Billing billing) throws Exception {
        node.await("the NAS are shared", A_WHILE, () -> billing.number(SHARING) == 2);
    }

    /** Waits until each router has got so many commands more, whichever node works it. */
    private void awaitWork(Distribution node, int more) throws Exception {
        long[] before = totals();
        node.await("all routers are at work", A_WHILE, () -> {
            long[] now = totals();
            return LongStream.range(0, NAS).allMatch(i -> now[(int) i] >= before[(int) i] + more);
        });
    }

    private long[] totals() {
        return routers.stream().mapToLong(router -> router.journal().total()).toArray();
    }

    private void assertDelivered(Distribution node, Billing billing, int eventsOfEach) throws Exception {
        for (Router router : routers) {
            node.await("every event has arrived", A_WHILE, () -> {
                Ledger ledger = Ledger.of(router.journal(), eventsOfEach);
                return ledger.accounts() == ACCOUNTS_OF_EACH && ledger.lost() == 0;
            });
            Ledger ledger = Ledger.of(router.journal(), eventsOfEach);
            Long[] anywhere =
                    LongStream.rangeClosed(0, router.journal().total()).boxed().toArray(Long[]::new);
            assertThat(ledger.outOfOrder(anywhere)).isEmpty();
            assertThat(router.simulated().gauges().maxInFlight()).isLessThanOrEqualTo(FORKS);
        }
        assertThat(billing.number("SELECT COUNT(*) FROM EVENTS_FAILED")).isZero();
        System.out.println("MariaDB, two nodes: " + eventsOfEach + " events for each of " + ACCOUNTS + " accounts");
    }
}
