package org.nasd.scheduler.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.scheduler.testing.EngineFixture.await;
import static org.nasd.scheduler.testing.EngineFixture.nas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.dispatch.TypeLatency;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.stack.NasControl;
import org.nasd.api.stack.Settlement;
import org.nasd.scheduler.internal.assignment.DriverRegistry;
import org.nasd.scheduler.internal.assignment.EngineSettings;
import org.nasd.scheduler.internal.ownership.Ownership;
import org.nasd.scheduler.testing.EngineFixture;
import org.nasd.scheduler.testing.MemoryStack;
import org.nasd.scheduler.testing.TestDriver;

class EngineTest {

    private static final Map<String, String> MANY = Map.of("session.concurrency", "100");

    @Test
    void anEventIsSentAndLeavesTheStack() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            long id = f.push(1, 7, "user_redirect", "{\"ip\":\"10.1.1.1\",\"rate_in\":512}");
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.driver.journal).extracting(TestDriver.Seen::eventId).containsExactly(id);
            assertThat(f.transcript.deliveries).hasSize(1);
            assertThat(f.transcript.daemon)
                    .contains("Start work with nas nasid=1 nas_ip=10.0.0.1 oss_pathname=<null> script_name=script.sh");
        }
    }

    @Test
    void forksAreUsedButNeverExceeded() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.latencyMillis = 5;
            for (int user = 0; user < 200; user++) {
                f.push(1, user, "user_edit");
            }
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.driver.mostInFlight).hasValue(5);
        }
    }

    @Test
    void loweredForksDrainAndRaisedOnesStartAtOnce() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 2, Map.of()))) {
            f.driver.latencyMillis = 20;
            for (int user = 0; user < 400; user++) {
                f.push(1, user, "user_edit");
            }
            f.nas.set(0, nas(1, 40, Map.of()));
            f.engine.refresh();
            await("more forks work", () -> f.driver.inFlight.get() > 20);
            f.nas.set(0, nas(1, 1, Map.of()));
            f.engine.refresh();
            await("stack is empty", () -> f.stack.count() == 0);
            await("one fork is left", () -> f.engine.status(1).orElseThrow().concurrency() == 1);
            assertThat(f.driver.violations).isEmpty();
        }
    }

    @Test
    void anUrgentEventOvertakesButNeverRunsBesideAnotherOfItsAccount() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 1, Map.of()))) {
            f.driver.latencyMillis = 20;
            for (int i = 0; i < 30; i++) {
                f.push(1, 7, "user_edit");
            }
            await("work has begun", () -> !f.driver.journal.isEmpty());
            long urgent = f.push(1, 7, "user_info");
            await("stack is empty", () -> f.stack.count() == 0);
            int place = f.driver.journal.stream()
                    .map(TestDriver.Seen::eventId)
                    .toList()
                    .indexOf(urgent);
            assertThat(place).isBetween(1, 10);
            assertThat(f.driver.violations).isEmpty();
            assertThat(f.stack.attempts).extracting(a -> a.eventId()).containsExactly(urgent);
        }
    }

    @Test
    void aPostponedEventHoldsBackItsAccountOnlyAndFailsAfterTenAttempts() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.answer = task -> task.userId() == 7 && task.type().equals("user_add")
                    ? new Outcome.Postpone("busy", List.of())
                    : TestDriver.done();
            long first = f.push(1, 7, "user_add");
            long second = f.push(1, 7, "user_edit");
            long other = f.push(1, 8, "user_edit");
            await("stack is empty", () -> f.stack.count() == 0);
            List<Long> order =
                    f.driver.journal.stream().map(TestDriver.Seen::eventId).toList();
            assertThat(order).filteredOn(id -> id == first).hasSize(10);
            assertThat(order.indexOf(other)).isLessThan(order.indexOf(second));
            assertThat(order.indexOf(second)).isEqualTo(order.size() - 1);
            assertThat(failures(f)).singleElement().satisfies(failed -> {
                assertThat(failed.reason()).isEqualTo(FailureReason.EXHAUSTED);
                assertThat(failed.tryCount()).isEqualTo(10);
            });
            assertThat(f.stack.attempts).filteredOn(a -> a.eventId() == first).hasSize(10);
        }
    }

    @Test
    void aRefusedEventFailsAtOnceAndTheNextOfItsAccountGoesOn() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.answer = task ->
                    task.type().equals("user_add") ? new Outcome.Fail("no such command", List.of()) : TestDriver.done();
            f.push(1, 7, "user_add");
            f.push(1, 7, "user_edit");
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(failures(f)).singleElement().satisfies(failed -> assertThat(failed.reason())
                    .isEqualTo(FailureReason.REFUSED));
            assertThat(f.driver.journal).hasSize(2);
        }
    }

    @Test
    void variablesThatAreNoJsonFailTheirEventOnly() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.push(1, 7, "user_edit", "{broken");
            f.push(1, 8, "user_edit", "{}");
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(failures(f)).singleElement().satisfies(failed -> assertThat(failed.reason())
                    .isEqualTo(FailureReason.REJECTED));
            assertThat(f.driver.journal).extracting(TestDriver.Seen::userId).containsExactly(8L);
        }
    }

    @Test
    void aDeadNasChargesNothingIsTriedWithPausesAndDrainsWhenItIsBack() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()), nas(2, 5, Map.of()))) {
            f.driver.refuseOpening = new Outcome.Unavailable(Trouble.UNREACHABLE, "connection refused");
            for (int user = 0; user < 50; user++) {
                f.push(1, user, "user_edit");
            }
            await("circuit is open", () -> state(f, 1) == NasState.UNAVAILABLE);
            assertThat(f.driver.openings.get()).isLessThanOrEqualTo(7);
            assertThat(f.engine.status(1).orElseThrow().reason()).contains("connection refused");
            f.driver.refuseOpening = null;
            f.engine.retry(1, "anna");
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.stack.settlements).allMatch(s -> s instanceof Settlement.Done);
            assertThat(state(f, 1)).isEqualTo(NasState.WORKING);
        }
    }

    @Test
    void anUntrustedNasIsStoppedAtOnceUntilItsSettingsChange() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.refuseOpening = new Outcome.Unavailable(Trouble.UNTRUSTED, "host key changed");
            f.push(1, 7, "user_edit");
            await("stopped", () -> state(f, 1) == NasState.STOPPED);
            assertThat(f.driver.openings).hasValue(1);
            f.driver.refuseOpening = null;
            f.nas.set(0, nas(1, 5, Map.of("host_key", "new")));
            f.engine.refresh();
            await("stack is empty", () -> f.stack.count() == 0);
        }
    }

    @Test
    void aLostSessionBringsItsEventsBackWithNothingCharged() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 10, Map.of()))) {
            f.driver.latencyMillis = 30;
            for (int user = 0; user < 40; user++) {
                f.push(1, user, "user_edit");
            }
            await("in flight", () -> f.driver.inFlight.get() > 2);
            f.driver.dropSessions();
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.stack.settlements).hasSize(40).allMatch(s -> s instanceof Settlement.Done);
            assertThat(f.driver.violations).isEmpty();
        }
    }

    @Test
    void anEventThatMustNotBeSentTwiceBecomesUncertainWhenItsSessionIsLost() {
        var options = Map.of("idempotent.user_disconnect", "false");
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, options))) {
            f.driver.latencyMillis = 200;
            f.push(1, 7, "user_disconnect");
            await("in flight", () -> f.driver.inFlight.get() == 1);
            f.driver.dropSessions();
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(failures(f)).singleElement().satisfies(failed -> assertThat(failed.reason())
                    .isEqualTo(FailureReason.UNCERTAIN));
        }
    }

    @Test
    void aTimeoutIsTheEventsFaultWhenTheNasStillAnswersAQuestion() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.probeAnswer = java.util.Optional.of(true);
            f.driver.answer =
                    task -> task.userId() == 7 ? new Outcome.Silent("no answer", List.of()) : TestDriver.done();
            f.push(1, 7, "user_edit");
            f.push(1, 8, "user_edit");
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(failures(f)).singleElement().satisfies(failed -> assertThat(failed.reason())
                    .isEqualTo(FailureReason.EXHAUSTED));
        }
    }

    @Test
    void aTimeoutIsTheNasFaultWhenItAnswersNothing() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.probeAnswer = java.util.Optional.of(false);
            f.driver.answer = task -> new Outcome.Silent("no answer", List.of());
            f.push(1, 7, "user_edit");
            await("it was tried again", () -> f.driver.journal.size() >= 3);
            f.driver.answer = task -> TestDriver.done();
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.stack.settlements).singleElement().isInstanceOf(Settlement.Done.class);
        }
    }

    @Test
    void whatIsWrittenOfASilentEventIsWhatWasSeenAndHowLongItWasWaitedForNotHowLongTheFaultWasOpen() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            List<Exchange> seen = List.of(new Exchange("set", "half an ans", Duration.ofMillis(3)));
            f.driver.answer = task -> task.userId() == 7 ? new Outcome.Silent("no answer", seen) : TestDriver.done();
            f.push(1, 7, "user_edit");
            await("it is sent", () -> !f.driver.journal.isEmpty());
            long sent = System.nanoTime();
            await(
                    "a second has gone by",
                    () -> System.nanoTime() - sent > Duration.ofSeconds(1).toNanos());
            assertThat(f.transcript.deliveries).isEmpty();
            f.push(1, 8, "user_edit");
            await("the other account's answer tells whose fault it was", () -> f.transcript.deliveries.size() >= 2);
            assertThat(f.transcript.deliveries)
                    .filteredOn(delivery -> delivery.userId() == 7)
                    .first()
                    .satisfies(delivery -> {
                        assertThat(delivery.outcome()).isEqualTo(new Outcome.Silent("no answer", seen));
                        assertThat(delivery.took()).isLessThan(Duration.ofMillis(500));
                    });
        }
    }

    @Test
    void fiveSilentAccountsInARowAreTheNasFaultWhereItCannotBeAsked() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.answer = task -> new Outcome.Silent("no answer", List.of());
            for (int user = 0; user < 10; user++) {
                f.push(1, user, "user_edit");
            }
            await("circuit is open", () -> state(f, 1) == NasState.UNAVAILABLE);
            assertThat(f.stack.settlements).isEmpty();
            f.driver.answer = task -> TestDriver.done();
            f.engine.retry(1, "anna");
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.stack.settlements).hasSize(10).allMatch(s -> s instanceof Settlement.Done);
        }
    }

    @Test
    void aPausedNasSendsNothingButCommandsByHand() throws Exception {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.pause(1);
            await("paused", () -> state(f, 1) == NasState.PAUSED);
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
            await("parked", () -> state(f, 1) == NasState.PARKED);
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
            await("paused", () -> state(f, 1) == NasState.PAUSED);
            f.nas.add(nas(2, 5, Map.of()));
            f.engine.refresh();
            await("the new one too", () -> f.engine.status(2).isPresent() && state(f, 2) == NasState.PAUSED);
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
            await("parked", () -> state(f, 1) == NasState.PARKED);
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
            assertThat(state(f, 1)).isEqualTo(NasState.WORKING);
        }
    }

    @Test
    void theDaemonLogSaysWhyWorkWithANasDoesNotBegin() {
        var neither = new org.nasd.api.nas.Nas(
                1, "a", "10.0.0.1", null, null, 5, true, null, null, null, null, null, null, null, Map.of(), Map.of());
        var noFiles = new org.nasd.api.nas.Nas(
                2,
                "b",
                "10.0.0.2",
                "Gone",
                null,
                5,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of());
        var broken = new org.nasd.api.nas.Nas(
                3,
                "c",
                "10.0.0.3",
                "Broken",
                null,
                5,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of());
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

    @Test
    void whileTheDatabaseIsAwayNothingIsLostAndWorkGoesOnAfterwards() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.push(1, 7, "user_edit");
            await("stack is empty", () -> f.stack.count() == 0);
            f.stack.broken = true;
            f.stack.insert(1, 8, "user_edit", "{}");
            await("it is noticed", () -> !f.engine.problems().isEmpty());
            f.stack.broken = false;
            await("stack is empty", () -> f.stack.count() == 0);
            await("it is over", () -> f.engine.problems().isEmpty());
        }
    }

    @Test
    void aWaitingStateIsSupersededByItsOppositeAndThisIsRecorded() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 1, Map.of()))) {
            f.driver.latencyMillis = 50;
            f.push(1, 7, "user_edit");
            await("in flight", () -> f.driver.inFlight.get() == 1);
            long redirect = f.push(1, 7, "user_redirect");
            long cancel = f.push(1, 7, "user_redirect_cancel");
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.driver.journal)
                    .extracting(TestDriver.Seen::eventId)
                    .doesNotContain(redirect)
                    .contains(cancel);
            assertThat(f.stack.settlements)
                    .filteredOn(s -> s instanceof Settlement.Superseded)
                    .singleElement()
                    .satisfies(s -> assertThat(((Settlement.Superseded) s).by()).isEqualTo(cancel));
        }
    }

    @Test
    void aCancelledEventIsNotSentAndOneThatIsBeingSentIsTooLate() throws Exception {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.latencyMillis = 200;
            long first = f.push(1, 7, "user_add");
            long second = f.push(1, 7, "user_edit");
            long third = f.push(1, 7, "user_del");
            await("the first is being sent", () -> f.driver.inFlight.get() == 1);
            List<EventHead> heads = f.stack.heads(1, 0, 2);
            Cancellation cancellation = f.engine
                    .cancel(1, heads, "cancelled by anna")
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
            assertThat(cancellation).isEqualTo(new Cancellation(List.of(second), List.of(first)));
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.driver.journal).extracting(TestDriver.Seen::eventId).containsExactly(first, third);
            assertThat(f.stack.settlements)
                    .filteredOn(Settlement.Failed.class::isInstance)
                    .singleElement()
                    .isEqualTo(
                            new Settlement.Failed(heads.get(1), 0, FailureReason.CANCELLED, "cancelled by anna", null));
        }
    }

    private static EngineSettings postponing(Duration unit) {
        return new EngineSettings(
                10, unit, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofMinutes(15), "test", true);
    }

    @Test
    void cancellingAHeadOfTheLineLetsTheAccountGoOn() throws Exception {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.answer = task ->
                    task.type().equals("user_edit") ? new Outcome.Postpone("busy", List.of()) : TestDriver.done();
            f.engine.settings(postponing(Duration.ofMinutes(5)));
            f.push(1, 7, "user_edit");
            long behind = f.push(1, 7, "user_del");
            await("the first is put off", () -> f.stack.settlements.size() == 1);
            f.engine
                    .cancel(1, f.stack.heads(1, 0, 1), "cancelled")
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
            await("the one behind it is sent", () -> f.stack.count() == 0);
            assertThat(f.driver.journal.get(f.driver.journal.size() - 1).eventId())
                    .isEqualTo(behind);
        }
    }

    @Test
    void anEventThatIsHastenedIsTriedAtOnce() throws Exception {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            AtomicBoolean busy = new AtomicBoolean(true);
            f.driver.answer = task -> busy.get() ? new Outcome.Postpone("busy", List.of()) : TestDriver.done();
            f.engine.settings(postponing(Duration.ofMinutes(5)));
            long id = f.push(1, 7, "user_edit");
            await("it is put off", () -> f.stack.settlements.size() == 1);
            busy.set(false);
            await(
                    "it waits for its time",
                    () -> f.engine.status(1).orElseThrow().inMemory() == 1);
            int hastened =
                    f.engine.hasten(1, Set.of(id), "anna").toCompletableFuture().get(5, TimeUnit.SECONDS);
            assertThat(hastened).isOne();
            await("stack is empty", () -> f.stack.count() == 0);
        }
    }

    @Test
    void aPreviewForADriverWithoutTemplatesSaysWhatItWouldBeTold() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            assertThat(f.engine.preview(1, "user_redirect", Map.of("ip", "10.1.1.1")))
                    .isEqualTo(new Rendering.Commands(
                            List.of("user_redirect with cmd=user_redirect ip=10.1.1.1 nas_id=1 nas_ip=10.0.0.1"
                                    + " nas_name=n1 telnet_ip=10.0.0.1"),
                            null));
        }
    }

    @Test
    void theTimesOfTheDeviceAndOfTheQueueAreCounted() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.answer = task -> new Outcome.Done(List.of(
                    new Exchange("do", "ok", Duration.ofMillis(task.type().equals("user_add") ? 400 : 20))));
            f.push(1, 1, "user_add");
            f.push(1, 2, "user_edit");
            f.push(1, 3, "user_edit");
            await("stack is empty", () -> f.stack.count() == 0);
            NasStatus status = f.engine.status(1).orElseThrow();
            assertThat(status.durations().count()).isEqualTo(3);
            assertThat(status.durations().seconds()).isEqualTo(0.44);
            assertThat(status.durations().counts().get(Histogram.BOUNDS.indexOf(0.025)))
                    .isEqualTo(2);
            assertThat(status.durations().counts().get(Histogram.BOUNDS.indexOf(0.5)))
                    .isEqualTo(1);
            assertThat(status.queued().count()).isEqualTo(3);
            assertThat(status.types())
                    .containsExactlyInAnyOrder(
                            new TypeLatency("user_add", 1, 1, Duration.ofMillis(400), Duration.ofMillis(400)),
                            new TypeLatency("user_edit", 2, 0, Duration.ofMillis(20), Duration.ofMillis(20)));
        }
    }

    @Test
    void aStopSendsNothingNewAndRecordsWhatWasInFlight() {
        var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()));
        try (f) {
            f.driver.latencyMillis = 50;
            for (int user = 0; user < 100; user++) {
                f.push(1, user, "user_edit");
            }
            await("in flight", () -> f.driver.inFlight.get() == 5);
        }
        assertThat(f.stack.settlements).hasSameSizeAs(f.driver.journal).allMatch(s -> s instanceof Settlement.Done);
        assertThat(f.driver.openSessions()).isZero();
        assertThat(f.stack.count()).isGreaterThan(50);
    }

    @Test
    void anAccountWithThousandsOfEventsIsServedInOrderAndHoldsBackNobody() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.latencyMillis = 0;
            f.pause(1);
            await("paused", () -> state(f, 1) == NasState.PAUSED);
            List<Long> ids = new ArrayList<>();
            for (int i = 1; i <= 3500; i++) {
                ids.add(f.push(1, 7, "user_edit"));
            }
            long other = f.push(1, 8, "user_edit");
            f.resume(1);
            await("stack is empty", () -> f.stack.count() == 0);
            List<TestDriver.Seen> journal = List.copyOf(f.driver.journal);
            assertThat(journal)
                    .filteredOn(seen -> seen.userId() == 7)
                    .extracting(TestDriver.Seen::eventId)
                    .isEqualTo(ids);
            int place = journal.stream().map(TestDriver.Seen::eventId).toList().indexOf(other);
            assertThat(place).isLessThan(3000);
        }
    }

    /** Random outcomes, lost sessions, refused openings, pauses: every event ends once, each account in order, forks never exceeded. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void underRandomTroubleNothingIsLostDuplicatedOrReordered(long seed) {
        underRandomTrouble(seed, new MemoryStack(), true);
    }

    /** The same when every event goes by way of the record, and some were in flight at a crash before. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void underRandomTroubleAfterACrashNothingIsLostDuplicatedOrReordered(long seed) {
        MemoryStack stack = new MemoryStack();
        stack.pretendedNewest = 1_000_000;
        for (long user = 0; user < 20; user++) {
            long id = stack.insert(1 + user % 2, user, "user_edit", "{}").get(0).id();
            stack.inFlight.put(id, new MemoryStack.Record((int) user % 2, true));
        }
        underRandomTrouble(seed, stack, false);
        assertThat(stack.inFlight).isEmpty();
        assertThat(stack.everRecorded).hasSizeGreaterThan(2000);
    }

    private static void underRandomTrouble(long seed, MemoryStack stack, boolean clean) {
        Random random = new Random(seed);
        var settings = new EngineSettings(
                1000,
                Duration.ofNanos(200_000),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofMinutes(15),
                "test",
                true);
        var options = Map.of("session.concurrency", "7", "sessions.max", "2", "coalesce", "false");
        Ownership ownership = EngineFixture.sole(clean);
        Nas[] both = {nas(1, 10, Map.of()), nas(2, 3, Map.of())};
        List<EventHead> before = new ArrayList<>(stack.heads(1, 0, 100));
        before.addAll(stack.heads(2, 0, 100));
        try (var f = new EngineFixture(options, settings, stack, ownership, both)) {
            Random dice = new Random(seed * 31);
            f.driver.probeAnswer = java.util.Optional.of(true);
            f.driver.answer = task -> roll(dice);
            Map<Long, List<Long>> pushed = new HashMap<>();
            before.forEach(head -> pushed.computeIfAbsent(head.userId(), user -> new ArrayList<>())
                    .add(head.id()));
            for (int i = 0; i < 3000; i++) {
                long user = random.nextInt(60);
                long nasId = 1 + user % 2;
                pushed.computeIfAbsent(user, u -> new ArrayList<>()).add(f.push(nasId, user, "user_edit"));
                disturb(f, random);
            }
            f.driver.refuseOpening = null;
            f.resume(1);
            f.resume(2);
            f.engine.retry(1, "anna");
            f.engine.retry(2, "anna");
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.driver.violations).isEmpty();
            assertThat(f.driver.mostInFlight.get()).isLessThanOrEqualTo(13);
            assertOrder(f, pushed);
            assertThat(f.stack.settlements.stream().filter(s -> !(s instanceof Settlement.Postponed)))
                    .hasSize(3000 + before.size());
        }
    }

    private static Outcome roll(Random dice) {
        int roll;
        synchronized (dice) {
            roll = dice.nextInt(100);
        }
        if (roll < 10) {
            return new Outcome.Postpone("busy", List.of());
        }
        if (roll < 15) {
            return new Outcome.Silent("no answer", List.of());
        }
        return roll < 20 ? new Outcome.Fail("no", List.of()) : TestDriver.done();
    }

    private static void disturb(EngineFixture f, Random random) {
        int event = random.nextInt(400);
        if (event == 0) {
            f.driver.dropSessions();
        } else if (event == 1) {
            f.driver.refuseOpening = new Outcome.Unavailable(Trouble.UNREACHABLE, "refused");
        } else if (event == 2) {
            f.driver.refuseOpening = null;
            f.engine.retry(1 + random.nextInt(2), "anna");
        } else if (event == 3) {
            f.pause(1 + random.nextInt(2));
        } else if (event == 4) {
            f.resume(1 + random.nextInt(2));
        } else if (event == 5) {
            f.stack.broken = true;
        } else if (event == 6) {
            f.stack.broken = false;
        } else if (event == 7 && !f.stack.broken) {
            List<EventHead> heads = f.stack.heads(1, 0, 40);
            f.engine.cancel(1, heads.subList(heads.size() / 2, heads.size()), "cancelled");
        } else if (event == 8 && !f.stack.broken) {
            f.engine.hasten(
                    2, f.stack.heads(2, 0, 40).stream().map(EventHead::id).collect(Collectors.toSet()), "anna");
        }
    }

    /** The device ended exactly the events that were not cancelled, those of an account in the order in which they were pushed. */
    private static void assertOrder(EngineFixture f, Map<Long, List<Long>> pushed) {
        Set<Long> cancelled = f.stack.settlements.stream()
                .filter(s -> s instanceof Settlement.Failed failed && failed.reason() == FailureReason.CANCELLED)
                .map(s -> s.head().id())
                .collect(Collectors.toSet());
        Map<Long, List<Long>> ended = new HashMap<>();
        for (TestDriver.Seen seen : List.copyOf(f.driver.journal)) {
            if (seen.outcome() instanceof Outcome.Done || seen.outcome() instanceof Outcome.Fail) {
                ended.computeIfAbsent(seen.userId(), u -> new ArrayList<>()).add(seen.eventId());
            }
        }
        assertThat(cancelled).isNotEmpty();
        pushed.forEach((user, ids) -> assertThat(ended.getOrDefault(user, List.of()))
                .as("account " + user)
                .isEqualTo(ids.stream().filter(id -> !cancelled.contains(id)).toList()));
    }

    private static NasState state(EngineFixture f, long nasId) {
        return f.engine.status(nasId).orElseThrow().state();
    }

    private static List<Settlement.Failed> failures(EngineFixture f) {
        return f.stack.settlements.stream()
                .filter(s -> s instanceof Settlement.Failed)
                .map(s -> (Settlement.Failed) s)
                .toList();
    }
}
