package org.nasd.driver.mikrotik.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.driver.mikrotik.internal.Bench.await;
import static org.nasd.driver.mikrotik.internal.Bench.perform;
import static org.nasd.driver.mikrotik.internal.Bench.task;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.driver.mikrotik.internal.command.HostileValues;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Gate;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Latency;
import org.nasd.simulator.routeros.LoginForm;
import org.nasd.simulator.routeros.RouterSettings;
import org.nasd.simulator.routeros.SimulatedRouter;

/** The driver against a simulated router whose protocol was written by somebody else. */
final class SimulatorIT {

    private static final String LISTS = "/ip/firewall/address-list";

    private final Bench bench = new Bench().as("nasd", "secret");
    private SimulatedRouter router;

    @AfterEach
    void end() {
        bench.close();
        if (router != null) {
            router.close();
        }
    }

    private static RouterSettings.Builder settings() {
        return RouterSettings.builder().user("nasd", "secret");
    }

    private DeviceSession session(RouterSettings.Builder settings) {
        router = SimulatedRouter.start(settings.build());
        return bench.session(router.port());
    }

    @Test
    void bothLoginsWork() {
        session(settings().login(LoginForm.PLAIN)).close();
        router.close();
        bench.with("legacy_login", "true");
        session(settings().login(LoginForm.CHALLENGE));
    }

    @Test
    void anOldRouterIsToldApart() {
        router = SimulatedRouter.start(settings().login(LoginForm.CHALLENGE).build());
        assertThat(bench.refusal(router.port()).trouble()).isEqualTo(Trouble.MISCONFIGURED);
    }

    @Test
    void aWrongPasswordIsRefused() {
        router = SimulatedRouter.start(settings().build());
        assertThat(bench.as("nasd", "wrong").refusal(router.port()).trouble()).isEqualTo(Trouble.LOGIN_REFUSED);
    }

    @Test
    void oneSessionTooManyIsNotABadPassword() {
        session(settings().maxSessions(1));
        assertThat(bench.refusal(router.port()).trouble()).isIn(Trouble.BUSY, Trouble.LOST);
    }

    @Test
    void showsTheErrorOfTheOriginal() {
        DeviceSession session = session(settings());
        Outcome outcome = perform(session, "/queue simple remove comment=crb_10.88.0.15");
        assertThat(((Outcome.Fail) outcome).reason())
                .isEqualTo(
                        "UnknownParameter message: 'unknown parameter', command: '/queue/simple/remove =comment=crb_10.88.0.15'");
    }

    @Test
    void keepsCyrillicInTheCharacterSetOfTheRouter() {
        Charset cp1251 = Charset.forName("windows-1251");
        bench.with("charset", "windows-1251");
        DeviceSession session = session(settings().charset(cp1251));
        perform(session, "/ip firewall address-list add list=должники address=10.0.0.1");
        assertThat(router.rows(LISTS)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("list", "должники"));
        assertThat(perform(session, "/ip firewall address-list print where list=должники")
                        .exchanges()
                        .get(0)
                        .answer())
                .contains("list=должники");
    }

    @Test
    void anAddThatIsRepeatedIsDone() {
        DeviceSession session = session(settings());
        String add = "/ip firewall address-list add list=L address=10.0.0.1 comment=c";
        assertThat(perform(session, add, add)).isInstanceOf(Outcome.Done.class);
        assertThat(router.rows(LISTS)).hasSize(1);
        assertThat(perform(session, "/ip firewall address-list add list=L address=10.0.0.1 comment=other"))
                .isInstanceOf(Outcome.Fail.class);
    }

    @Test
    void aHundredAccountsShareOneConnection() {
        DeviceSession session = session(settings().latency(Latency.fixed(Duration.ofMillis(50))));
        List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            outcomes.add(session.perform(task("/queue simple ensure [name=q" + i + "] target=10.0.0." + i + "/32")));
        }
        outcomes.forEach(outcome -> assertThat(await(outcome)).isInstanceOf(Outcome.Done.class));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(router.rows("/queue/simple")).hasSize(100);
        assertThat(router.gauges().maxConnections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage kind=huge-length",
                "garbage kind=reserved-length",
                "drop point=mid-word",
                "drop point=after reset=true",
                "drop point=before"
            })
    void aConnectionThatBreaksIsLostAndInDoubt(String fault) {
        DeviceSession session =
                session(settings().fault(Fault.parse(fault + " command=/ip/firewall/address-list/add")));
        Outcome outcome = perform(session, "/ip firewall address-list add list=L address=10.0.0.1");
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unavailable.class, lost -> {
            assertThat(lost.trouble()).isEqualTo(Trouble.LOST);
            assertThat(lost.doubtful()).isTrue();
        });
        assertThat(await(session.ended()).trouble()).isEqualTo(Trouble.LOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "silence",
                "mute",
                "slow ms=1000",
                "garbage kind=endless-records",
                "garbage kind=endless-sentence",
                "garbage kind=noise"
            })
    void deadlinesHoldWhateverTheRouterDoes(String fault) {
        DeviceSession session =
                session(settings().fault(Fault.parse(fault + " command=/ip/firewall/address-list/add")));
        long start = System.nanoTime();
        Outcome outcome = await(
                session.perform(task(Duration.ofSeconds(1), "/ip firewall address-list add list=L address=10.0.0.1")));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(outcome).isInstanceOfAny(Outcome.Silent.class, Outcome.Unavailable.class);
    }

    @Test
    void anAddWhoseAnswerWasLostIsDoneWhenItIsSentAgain() {
        session(settings().fault(Fault.parse("drop point=after times=1 command=/queue/simple/add")));
        String ensure = "/queue simple ensure [name=q] target=10.0.0.1/32 max-limit=1M/1M";
        assertThat(perform(bench.session(router.port()), ensure)).isInstanceOf(Outcome.Unavailable.class);
        assertThat(perform(bench.session(router.port()), ensure)).isInstanceOf(Outcome.Done.class);
        assertThat(router.rows("/queue/simple")).hasSize(1);
    }

    @Test
    void cancelsWhatTakesTooLongAndGoesOn() {
        DeviceSession session = session(settings().latency(Latency.fixed(Duration.ofSeconds(5))));
        assertThat(await(session.perform(
                        task(Duration.ofMillis(300), "/ip firewall address-list add list=L address=10.0.0.1"))))
                .isInstanceOf(Outcome.Silent.class);
        router.latency(Latency.NONE);
        assertThat(perform(session, "/system identity print").exchanges().get(0).answer())
                .contains("name=MikroTik");
        assertThat(router.rows(LISTS)).isEmpty();
    }

    @Test
    void aPortThatIsClosedOrSwallowsIsTold() {
        bench.with("timeout.connect", "0.5").with("timeout.login", "0.5");
        router = SimulatedRouter.start(settings().build());
        for (Gate gate : Gate.values()) {
            router.gate(gate);
            if (gate != Gate.OPEN) {
                assertThat(bench.refusal(router.port()).trouble())
                        .as("%s", gate)
                        .isIn(Trouble.UNREACHABLE, Trouble.LOST);
            }
        }
    }

    @Test
    void everyHostileValueArrivesAsOneValue() {
        DeviceSession session = session(settings());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            List<String> values = new ArrayList<>();
            List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
            long before = router.journal().total();
            for (int i = 0; i < 100; i++) {
                String value = HostileValues.next(random) + "x";
                values.add(value);
                String escaped = bench.driver().escape(value, bench.settings()).orElseThrow();
                outcomes.add(session.perform(task("/ppp active remove [find name=" + escaped + "]")));
            }
            outcomes.forEach(
                    outcome -> assertThat(await(outcome)).as("seed %d", seed).isInstanceOf(Outcome.Done.class));
            List<JournalEntry> entries = router.journal().entriesAfter(before);
            assertThat(entries)
                    .as("seed %d", seed)
                    .extracting(entry -> entry.query("name"))
                    .isEqualTo(values);
            assertThat(entries).extracting(JournalEntry::command).containsOnly("/ppp/active/print");
        }
    }

    @Test
    void removesByALookUp() {
        DeviceSession session = session(settings());
        router.insert("/ppp/active", List.of(Map.of("name", "a b"), Map.of("name", "a b"), Map.of("name", "c")));
        assertThat(perform(session, "/ppp active remove [find name=\"a b\"]")
                        .exchanges()
                        .get(0)
                        .answer())
                .startsWith("found ");
        assertThat(router.rows("/ppp/active")).hasSize(1);
    }
}
