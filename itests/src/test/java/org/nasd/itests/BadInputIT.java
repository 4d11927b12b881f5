package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Ledger;
import org.nasd.itests.harness.Router;
import org.nasd.simulator.Effect;
import org.nasd.simulator.Trigger;
import org.nasd.stack.testing.TestDatabase;

/** What cannot be sent ends among the failed events with a reason that a person can use, and nothing else is held up by it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class BadInputIT {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final int GOOD = 1;
    private static final int BAD = 2;

    private final TestDatabase database = TestDatabase.postgresql();
    private final Router router = Router.start("m1", Duration.ofMillis(2));
    private Distribution nasd;
    private Billing billing;
    private int place;

    @BeforeAll
    void start() throws Exception {
        nasd = Distribution.unpacked("bad-input").usingDatabase(database);
        Ledger.install(nasd);
        nasd.start().awaitReady();
        billing = new Billing(database.url(), database.user(), database.password());
        router.addTo(nasd, "10.90.185.2", Ledger.SCHEME, 5);
        billing.addAccounts(2, billing.number("SELECT ID FROM NAS"));
    }

    @AfterAll
    void stop() throws Exception {
        nasd.close();
        router.close();
        database.close();
    }

    @BeforeEach
    void forgetFailures() throws SQLException {
        billing.execute("DELETE FROM EVENTS_FAILED");
    }

    @Test
    void anUnknownAccountIsRejectedAfterAMomentOfGrace() throws Exception {
        ask("mark", 4711, null, "{\"place\": 1}");
        assertFailed("rejected", "account 4711 is not among the accounts");
    }

    @Test
    void anUnknownNasIsRejectedAfterAMomentOfGrace() throws Exception {
        ask("mark", BAD, "10.1.2.3", "{\"place\": 1}");
        assertFailed("rejected", "no NAS has the address 10.1.2.3");
    }

    @Test
    void anUnknownCommandIsRejectedByTheScheme() throws Exception {
        ask("user_dance", BAD, null, null);
        assertFailed("rejected", "does not know the event 'user_dance'");
    }

    @Test
    void aMissingVariableIsNamed() throws Exception {
        ask("mark", BAD, null, null);
        assertFailed("rejected", "place");
    }

    @Test
    void paramsThatAreNoJsonAreRejected() throws Exception {
        ask("mark", BAD, null, "{place");
        assertFailed("rejected", "PARAMS cannot be used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\r", "\\u0000", "\\u001b[2J", "\\u007f"})
    void aValueWithAControlCharacterNeverReachesTheRouter(String value) throws Exception {
        ask("mark", BAD, null, "{\"place\": \"1" + value + "/system reboot\"}");
        assertFailed("rejected", "place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\"", "[find]", "$x", ";/system reboot", "=a=b", "{{ip}}", "пароль", "a b"})
    void aHostileValueReachesTheRouterAsExactlyThatValue(String value) throws Exception {
        ask("note", BAD, null, "{\"text\": \"x" + value + "\"}");
        String expected = "x" + value.replace("\\\"", "\"");
        nasd.await("the router has the value", A_WHILE, () -> router.journal().entries().stream()
                .flatMap(entry -> entry.changes().stream())
                .anyMatch(change -> expected.equals(change.value("comment"))));
        assertThat(billing.number("SELECT COUNT(*) FROM EVENTS_FAILED")).isZero();
    }

    @Test
    void aValueLongerThan64KiBIsRefused() throws Exception {
        ask("note", BAD, null, "{\"text\": \"" + "x".repeat(70_000) + "\"}");
        assertFailed(null, "65536");
    }

    @Test
    void aTemplateThatDoesNotParseLeavesTheLastGoodOneInForceAndShows() throws Exception {
        Path template = nasd.home().resolve("etc/oss/" + Ledger.SCHEME + "/mark.cmd");
        String good = Files.readString(template);
        Files.writeString(template, "/queue simple ensure [name={{login] comment={{place}}\n");
        nasd.await(
                "the mistake shows",
                A_WHILE,
                () -> nasd.admin().run("nas:schemes").output().contains("mark.cmd"));
        assertGoodEventsPass();
        assertThat(billing.number("SELECT COUNT(*) FROM EVENTS_FAILED")).isZero();
        Files.writeString(template, good);
    }

    @Test
    void aRouterThatAnswersGarbageFailsNothingAndGoesOnWhenItIsWell() throws Exception {
        router.simulated().inject(Trigger.ALWAYS.times(3), new Effect.Garbage(Effect.Kind.HUGE_LENGTH));
        router.simulated().inject(Trigger.ALWAYS.after(3).times(1), new Effect.Garbage(Effect.Kind.NOISE));
        assertGoodEventsPass();
        assertThat(billing.number("SELECT COUNT(*) FROM EVENTS_FAILED")).isZero();
    }

    private void ask(String cmd, int userId, String nasIp, String params) throws SQLException {
        billing.ask(cmd, userId, nasIp, params);
    }

    private void assertFailed(String reason, String words) throws Exception {
        nasd.await("it is among the failed", A_WHILE, () -> billing.number("SELECT COUNT(*) FROM EVENTS_FAILED") == 1);
        assertThat(billing.text("SELECT LAST_ERROR FROM EVENTS_FAILED")).contains(words);
        if (reason != null) {
            assertThat(billing.text("SELECT REASON FROM EVENTS_FAILED")).isEqualTo(reason);
        }
        assertGoodEventsPass();
    }

    private void assertGoodEventsPass() throws Exception {
        int expected = ++place;
        ask("mark", GOOD, null, "{\"place\": " + expected + "}");
        String comment = expected + "@" + Ledger.BY_NOBODY;
        nasd.await("a good event passes", A_WHILE, () -> router.journal().entries().stream()
                .flatMap(entry -> entry.changes().stream())
                .anyMatch(change -> comment.equals(change.value("comment"))));
    }
}
