package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Ledger;
import org.nasd.itests.harness.Router;
import org.nasd.stack.testing.TestDatabase;

/** Two instances on one machine, one on PostgreSQL and fed by a billing system's plain SQL, one on the embedded default. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class SideBySideIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static TestDatabase database;
    private static Billing billing;
    private static Router router;
    private static Distribution onPostgreSql;
    private static Distribution onH2;

    @BeforeAll
    static void boot() throws Exception {
        database = TestDatabase.postgresql();
        billing = new Billing(database.url(), database.user(), database.password());
        router = Router.start("m1", Duration.ofMillis(5));
        onPostgreSql = Distribution.unpacked("beside-postgresql").usingDatabase(database);
        Ledger.install(onPostgreSql);
        onPostgreSql.start();
        onH2 = Distribution.unpacked("beside-h2").start();
        onPostgreSql.awaitReady();
        onH2.awaitReady();
        router.addTo(onPostgreSql, "10.90.185.2", Ledger.SCHEME, 5);
    }

    @AfterAll
    static void stop() throws Exception {
        onH2.close();
        onPostgreSql.close();
        router.close();
        database.close();
    }

    @Test
    void aRowInsertedByPlainSqlIsDelivered() throws Exception {
        billing.addAccounts(3, billing.number("SELECT MIN(ID) FROM NAS"));
        billing.addMarks(3, 4);

        onPostgreSql.await(
                "the rows are gone",
                SOON,
                () -> billing.number("SELECT COUNT(*) FROM EVENTS_STACK_COMPACT")
                                + billing.number("SELECT COUNT(*) FROM EVENTS_STACK")
                        == 0);
        Ledger ledger = Ledger.of(router.journal(), 4);
        assertThat(ledger.accounts()).isEqualTo(3);
        assertThat(ledger.lost()).isZero();
        assertThat(ledger.repeated()).isZero();
        assertThat(ledger.outOfOrder()).isEmpty();
    }

    @Test
    void aRowForAnAccountThatNobodyKnowsIsKeptWithTheReason() throws Exception {
        billing.execute("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) VALUES ('mark', 987654321)");

        onPostgreSql.await(
                "it is among the failed events",
                SOON,
                () -> billing.number(
                                "SELECT COUNT(*) FROM EVENTS_FAILED WHERE USER_ID = 987654321 AND REASON = 'rejected'")
                        == 1);
    }

    @Test
    void eachKeepsToItsOwnDatabase() throws Exception {
        assertThat(onPostgreSql.admin().run("nas:list").ok()).contains("m1");
        assertThat(onH2.admin().run("nas:list").ok()).doesNotContain("m1");
    }
}
