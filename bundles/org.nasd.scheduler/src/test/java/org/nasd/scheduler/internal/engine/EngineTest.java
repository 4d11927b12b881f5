package org.nasd.scheduler.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.scheduler.testing.EngineFixture.MANY;
import static org.nasd.scheduler.testing.EngineFixture.await;
import static org.nasd.scheduler.testing.EngineFixture.nas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.dispatch.TypeLatency;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.stack.Settlement;
import org.nasd.scheduler.internal.assignment.EngineSettings;
import org.nasd.scheduler.testing.EngineFixture;
import org.nasd.scheduler.testing.TestDriver;

/** How events go to their NAS, and what a person may do to them. */
class EngineTest {

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
            assertThat(f.failures()).singleElement().satisfies(failed -> {
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
            assertThat(f.failures()).singleElement().satisfies(failed -> assertThat(failed.reason())
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
            assertThat(f.failures()).singleElement().satisfies(failed -> assertThat(failed.reason())
                    .isEqualTo(FailureReason.REJECTED));
            assertThat(f.driver.journal).extracting(TestDriver.Seen::userId).containsExactly(8L);
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
            await("paused", () -> f.state(1) == NasState.PAUSED);
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
}
