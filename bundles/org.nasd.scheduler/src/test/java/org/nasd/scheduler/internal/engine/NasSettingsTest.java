package org.nasd.scheduler.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.scheduler.testing.EngineFixture.MANY;
import static org.nasd.scheduler.testing.EngineFixture.await;
import static org.nasd.scheduler.testing.EngineFixture.nas;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.driver.Outcome;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.api.stack.NasControl;
import org.nasd.scheduler.internal.assignment.DriverRegistry;
import org.nasd.scheduler.testing.EngineFixture;

/** NAS that are paused, parked or wrongly set. */
class NasSettingsTest {

    @Test
    void aPausedNasSendsNothingButCommandsByHand() throws Exception {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.pause(1);
            await("paused", () -> f.state(1) == NasState.PAUSED);
            f.push(1, 7, "user_edit");
            Outcome byHand = f.engine
                    .execute(1, List.of("/system identity print"), "anna")
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
            assertThat(byHand).isInstanceOf(Outcome.Done.class);
            assertThat(f.driver.journal).isEmpty();
            f.resume(1);
            await("stack is empty", () -> f.stack.count() == 0);
        }
    }

    @Test
    void aMissingDriverParksItsNasAndAnArrivingOneStartsThem() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.drivers.remove(1);
            f.engine.refresh();
            await("parked", () -> f.state(1) == NasState.PARKED);
            f.push(1, 7, "user_edit");
            assertThat(f.engine.status(1).orElseThrow().reason()).contains("driver test is not installed");
            f.drivers.add(new DriverRegistry.Entry("test", f.driver, 0, 2, "test 2"));
            f.engine.refresh();
            await("stack is empty", () -> f.stack.count() == 0);
        }
    }

    @Test
    void anOrderForAllHoldsEveryNasAlsoOneThatIsAddedLater() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.pause(NasControl.ALL);
            await("paused", () -> f.state(1) == NasState.PAUSED);
            f.nas.add(nas(2, 5, Map.of()));
            f.engine.refresh();
            await("the new one too", () -> f.engine.status(2).isPresent() && f.state(2) == NasState.PAUSED);
            f.push(1, 7, "user_edit");
            f.push(2, 8, "user_edit");
            assertThat(f.engine.notices())
                    .singleElement()
                    .asString()
                    .contains("all NAS are paused by anna", "maintenance");
            assertThat(f.engine.problems()).isEmpty();
            assertThat(f.driver.journal).isEmpty();

            f.resume(NasControl.ALL);
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.engine.notices()).isEmpty();
        }
    }

    @Test
    void aNasWhoseSecretCannotBeReadIsParkedWithTheReasonWhileOthersGoOnAndWorksOnceItCan() {
        Secret unreadable =
                Secret.unreadable(Secret.Form.ENCRYPTED, "enable_password of NAS nas1 cannot be read: no key");
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()), nas(2, 5, Map.of()))) {
            f.nas.set(0, nas(1, 5, Map.of(), Map.of("enable_password", unreadable)));
            f.engine.refresh();
            await("parked", () -> f.state(1) == NasState.PARKED);
            f.push(1, 7, "user_edit");
            f.push(2, 8, "user_edit");
            await("the other NAS went on", () -> f.stack.count() == 1);
            assertThat(f.engine.status(1).orElseThrow().reason())
                    .isEqualTo("enable_password of NAS nas1 cannot be read: no key");
            f.nas.set(0, nas(1, 5, Map.of(), Map.of("enable_password", Secret.of("hush"))));
            f.engine.refresh();
            await("stack is empty", () -> f.stack.count() == 0);
        }
    }

    @Test
    void settingsThatTheDriverRefusesLeaveTheLastGoodOnesInForce() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.nas.set(0, nas(1, 5, Map.of("bad", "yes")));
            f.engine.refresh();
            await(
                    "the mistake shows",
                    () -> f.engine.status(1).orElseThrow().reason().contains("bad = yes"));
            f.push(1, 7, "user_edit");
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.state(1)).isEqualTo(NasState.WORKING);
        }
    }

    @Test
    void theDaemonLogSaysWhyWorkWithANasDoesNotBegin() {
        Nas neither = nas(1, null, null);
        Nas noFiles = nas(2, "Gone", null);
        Nas broken = nas(3, "Broken", null);
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, neither, noFiles, broken)) {
            await("three lines", () -> f.transcript.daemon.size() >= 3);
            assertThat(f.transcript.daemon)
                    .anyMatch(line ->
                            line.contains("nasid=1 ") && line.contains("neither an OSS scheme nor a script is set"))
                    .anyMatch(line ->
                            line.contains("nasid=2 ") && line.contains("there are no files of the scheme Gone at"))
                    .anyMatch(line ->
                            line.contains("nasid=3 ") && line.contains("chosen but not initialised: scheme.cfg"));
        }
    }
}
