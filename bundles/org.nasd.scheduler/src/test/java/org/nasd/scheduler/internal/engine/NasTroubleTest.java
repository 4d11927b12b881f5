package org.nasd.scheduler.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.scheduler.testing.EngineFixture.MANY;
import static org.nasd.scheduler.testing.EngineFixture.await;
import static org.nasd.scheduler.testing.EngineFixture.nas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.FailureReason;
import org.nasd.api.stack.Settlement;
import org.nasd.scheduler.testing.EngineFixture;
import org.nasd.scheduler.testing.TestDriver;

/** Whose fault it is when an event does not end, and what follows from that. */
class NasTroubleTest {

    @Test
    void aDeadNasChargesNothingIsTriedWithPausesAndDrainsWhenItIsBack() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()), nas(2, 5, Map.of()))) {
            f.driver.refuseOpening = new Outcome.Unavailable(Trouble.UNREACHABLE, "connection refused");
            for (int user = 0; user < 50; user++) {
                f.push(1, user, "user_edit");
            }
            await("circuit is open", () -> f.state(1) == NasState.UNAVAILABLE);
            assertThat(f.driver.openings.get()).isLessThanOrEqualTo(7);
            assertThat(f.engine.status(1).orElseThrow().reason()).contains("connection refused");
            f.driver.refuseOpening = null;
            f.engine.retry(1, "anna");
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.stack.settlements).allMatch(s -> s instanceof Settlement.Done);
            assertThat(f.state(1)).isEqualTo(NasState.WORKING);
        }
    }

    @Test
    void anUntrustedNasIsStoppedAtOnceUntilItsSettingsChange() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            f.driver.refuseOpening = new Outcome.Unavailable(Trouble.UNTRUSTED, "host key changed");
            f.push(1, 7, "user_edit");
            await("stopped", () -> f.state(1) == NasState.STOPPED);
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
            assertThat(f.failures()).singleElement().satisfies(failed -> assertThat(failed.reason())
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
            assertThat(f.failures()).singleElement().satisfies(failed -> assertThat(failed.reason())
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
            await("circuit is open", () -> f.state(1) == NasState.UNAVAILABLE);
            assertThat(f.stack.settlements).isEmpty();
            f.driver.answer = task -> TestDriver.done();
            f.engine.retry(1, "anna");
            await("stack is empty", () -> f.stack.count() == 0);
            assertThat(f.stack.settlements).hasSize(10).allMatch(s -> s instanceof Settlement.Done);
        }
    }
}
