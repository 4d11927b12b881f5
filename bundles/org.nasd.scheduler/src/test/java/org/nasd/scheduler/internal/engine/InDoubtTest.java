package org.nasd.scheduler.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.scheduler.testing.EngineFixture.await;
import static org.nasd.scheduler.testing.EngineFixture.nas;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.Settlement;
import org.nasd.scheduler.testing.EngineFixture;
import org.nasd.scheduler.testing.MemoryStack;
import org.nasd.scheduler.testing.TestDriver;

/** What is done with events whose fate nobody would know after a crash, and with those that a crash left behind. */
class InDoubtTest {

    private static final Map<String, String> MANY = Map.of("session.concurrency", "100");
    private static final Map<String, String> ONCE = Map.of("idempotent.user_disconnect", "false");

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final MemoryStack stack = new MemoryStack();
    private final TestDriver devices = new TestDriver(clock, MANY);

    @AfterEach
    void stopTheClock() {
        clock.shutdownNow();
    }

    private EngineFixture start(boolean clean, Nas... all) {
        EngineFixture f = new EngineFixture(stack, devices, EngineFixture.sole(clean), EngineFixture.FAST, all);
        await("the engine knows its NAS", () -> f.engine.status().size() == all.length);
        return f;
    }

    private long waiting(long nasId, long userId, String type) {
        return stack.insert(nasId, userId, type, "{}").get(0).head().id();
    }

    /** Puts an event on the stack that was being sent at so many crashes. */
    private long survivor(long nasId, long userId, String type, int crashes) {
        long id = waiting(nasId, userId, type);
        stack.inFlight.put(id, new MemoryStack.Record(crashes - 1, true));
        return id;
    }

    private List<Long> sent() {
        return List.copyOf(devices.journal).stream()
                .map(TestDriver.Seen::eventId)
                .toList();
    }

    private List<Settlement.Failed> failures() {
        return List.copyOf(stack.settlements).stream()
                .filter(Settlement.Failed.class::isInstance)
                .map(Settlement.Failed.class::cast)
                .toList();
    }

    private void awaitEmpty() {
        await("stack is empty", () -> stack.count() == 0);
    }

    @Test
    void anOrdinaryEventIsNotPutOnRecord() {
        try (var f = start(true, nas(1, 5, ONCE))) {
            f.push(1, 7, "user_edit");
            awaitEmpty();
        }
        assertThat(stack.everRecorded).isEmpty();
        assertThat(stack.recoveries).isOne();
    }

    @Test
    void anEventThatMustNotBeSentTwiceIsOnRecordBeforeTheDeviceSeesItAndNoLongerWhenItHasEnded() {
        Map<Long, MemoryStack.Record> whileSent = new ConcurrentHashMap<>();
        devices.answer = task -> {
            whileSent.put(
                    task.eventId(), stack.inFlight.getOrDefault(task.eventId(), new MemoryStack.Record(9, false)));
            return task.userId() == 8 ? new Outcome.Fail("no", List.of()) : TestDriver.done();
        };
        try (var f = start(true, nas(1, 5, ONCE))) {
            long done = f.push(1, 7, "user_disconnect");
            long refused = f.push(1, 8, "user_disconnect");
            awaitEmpty();
            assertThat(whileSent)
                    .containsOnly(
                            Map.entry(done, new MemoryStack.Record(0, true)),
                            Map.entry(refused, new MemoryStack.Record(0, true)));
            assertThat(stack.inFlight).isEmpty();
        }
    }

    @Test
    void anEventThatComesBackUnsentIsNoLongerOnRecordAsBeingSent() {
        devices.answer = task -> new Outcome.Unavailable(Trouble.BUSY, "too many sessions");
        try (var f = start(true, nas(1, 5, ONCE))) {
            long id = f.push(1, 7, "user_disconnect");
            await("it came back", () -> new MemoryStack.Record(0, false).equals(stack.inFlight.get(id)));
            devices.answer = task -> TestDriver.done();
            f.engine.retry(1, "anna");
            awaitEmpty();
            assertThat(stack.inFlight).isEmpty();
            assertThat(stack.settlements).allMatch(Settlement.Done.class::isInstance);
        }
    }

    @Test
    void aSurvivorThatMustNotBeSentTwiceIsUncertainAndTheNextOfItsAccountGoesOn() {
        long survivor = survivor(1, 7, "user_disconnect", 1);
        long next = waiting(1, 7, "user_edit");
        try (var f = start(false, nas(1, 5, ONCE))) {
            awaitEmpty();
            assertThat(sent()).containsExactly(next);
            assertThat(failures()).singleElement().satisfies(failed -> {
                assertThat(failed.head().id()).isEqualTo(survivor);
                assertThat(failed.reason()).isEqualTo(FailureReason.UNCERTAIN);
                assertThat(failed.error()).contains("idempotent.user_disconnect = false", "look at the NAS");
            });
            assertThat(stack.inFlight).isEmpty();
            assertThat(f.transcript.deliveries).hasSize(2);
        }
    }

    @Test
    void anEventThatNasdDiedOfThreeTimesIsPoison() {
        long poison = survivor(1, 7, "user_edit", 3);
        long next = waiting(1, 7, "user_edit");
        try (var f = start(false, nas(1, 5, Map.of()))) {
            awaitEmpty();
            assertThat(sent()).containsExactly(next);
            assertThat(failures()).singleElement().satisfies(failed -> {
                assertThat(failed.head().id()).isEqualTo(poison);
                assertThat(failed.reason()).isEqualTo(FailureReason.POISON);
                assertThat(failed.error()).contains("nasd ended 3 times");
            });
        }
    }

    @Test
    void survivorsOfAllNasAreSentOneAtATimeWhileOthersGoOn() {
        Set<Long> survivors = ConcurrentHashMap.newKeySet();
        for (long user = 1; user <= 6; user++) {
            survivors.add(survivor(1 + user % 2, user, "user_edit", 1 + (int) user % 2));
        }
        for (long user = 11; user <= 40; user++) {
            waiting(1 + user % 2, user, "user_edit");
        }
        AtomicInteger othersMeanwhile = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        AtomicInteger mostTogether = new AtomicInteger();
        devices.latencyMillis = 5;
        devices.answer = counting(survivors, together, mostTogether, othersMeanwhile);
        try (var f = start(false, nas(1, 5, Map.of()), nas(2, 5, Map.of()))) {
            awaitEmpty();
            assertThat(sent()).hasSize(36).doesNotHaveDuplicates();
            assertThat(stack.settlements).allMatch(Settlement.Done.class::isInstance);
            assertThat(stack.inFlight).isEmpty();
            assertThat(mostTogether)
                    .as("survivors on record as being sent at once")
                    .hasValue(1);
            assertThat(othersMeanwhile.get()).isPositive();
            assertThat(f.driver.violations).isEmpty();
        }
    }

    /** How many survivors are on record as being sent whenever the device has done something. */
    private Function<Task, Outcome> counting(
            Set<Long> survivors, AtomicInteger together, AtomicInteger mostTogether, AtomicInteger others) {
        return task -> {
            int now = (int) stack.inFlight.entrySet().stream()
                    .filter(entry -> survivors.contains(entry.getKey())
                            && entry.getValue().sent())
                    .count();
            together.set(now);
            mostTogether.accumulateAndGet(now, Math::max);
            if (now > 0 && !survivors.contains(task.eventId())) {
                others.incrementAndGet();
            }
            return TestDriver.done();
        };
    }

    @Test
    void theAccountOfASurvivorWaitsForItAndKeepsItsOrder() {
        survivor(1, 1, "user_edit", 1);
        long second = survivor(1, 2, "user_edit", 1);
        long behind = waiting(1, 2, "user_edit");
        devices.latencyMillis = 20;
        try (var f = start(false, nas(1, 5, Map.of("coalesce", "false")))) {
            awaitEmpty();
            assertThat(sent()).hasSize(3);
            assertThat(sent().indexOf(second)).isLessThan(sent().indexOf(behind));
        }
    }

    @Test
    void aNasThatIsAwayDoesNotKeepTheSurvivorsOfOthersWaiting() {
        for (long user = 1; user <= 4; user++) {
            survivor(1, user, "user_edit", 1);
            survivor(2, user + 10, "user_edit", 1);
        }
        devices.answer = task -> task.userId() < 10
                ? new Outcome.Unavailable(Trouble.LOST, "connection reset", true, List.of())
                : TestDriver.done();
        try (var f = start(false, nas(1, 5, Map.of()), nas(2, 5, Map.of()))) {
            await("the other has none left", () -> stack.heads(2, 0, 10).isEmpty());
            assertThat(stack.heads(1, 0, 10)).hasSize(4);
            devices.answer = task -> TestDriver.done();
            f.engine.retry(1, "anna");
            awaitEmpty();
        }
    }

    @Test
    void afterAnEndOutOfOrderWhatWaitedIsRecordedAndWhatCameLaterIsNot() {
        long before = waiting(1, 7, "user_edit");
        try (var f = start(false, nas(1, 5, Map.of()))) {
            f.push(1, 8, "user_edit");
            awaitEmpty();
        }
        assertThat(stack.everRecorded).containsExactly(before);
        assertThat(stack.inFlight).isEmpty();
    }

    @Test
    void aSurvivorIsNeverMadeObsolete() {
        long redirect = survivor(1, 7, "user_redirect", 1);
        long cancel = waiting(1, 7, "user_redirect_cancel");
        try (var f = start(false, nas(1, 5, Map.of()))) {
            awaitEmpty();
            assertThat(sent()).containsExactly(redirect, cancel);
        }
    }

    @Test
    void anEventOnRecordThatWasNotSentYetCanBeCancelled() throws Exception {
        try (var f = start(true, nas(1, 5, ONCE))) {
            openASession(f);
            stack.gate.acquire();
            long id = f.push(1, 7, "user_disconnect");
            await("it is on its way", () -> f.engine.status(1).orElseThrow().busy() == 1);
            EventHead head = stack.find(id).orElseThrow().head();
            CompletionStage<Cancellation> cancelled = f.engine.cancel(1, List.of(head), "by anna");
            await("its fork is free", () -> f.engine.status(1).orElseThrow().busy() == 0);
            stack.gate.release();
            assertThat(cancelled.toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .isEqualTo(new Cancellation(List.of(id), List.of()));
            assertThat(failures()).extracting(Settlement.Failed::reason).containsExactly(FailureReason.CANCELLED);
            assertThat(stack.inFlight).isEmpty();
            assertThat(sent()).doesNotContain(id);
        }
    }

    /** So that the next event finds one and goes on record. */
    private void openASession(EngineFixture f) {
        f.push(1, 1, "user_edit");
        awaitEmpty();
    }

    @Test
    void anEventThatIsPausedOnItsWayIsSentOnceWhenTheNasIsResumed() throws Exception {
        try (var f = start(true, nas(1, 5, ONCE))) {
            openASession(f);
            stack.gate.acquire();
            long id = f.push(1, 7, "user_disconnect");
            await("it is on its way", () -> f.engine.status(1).orElseThrow().busy() == 1);
            f.pause(1);
            await("paused", () -> f.engine.status(1).orElseThrow().state() == NasState.PAUSED);
            stack.gate.release();
            await("it is no longer on record as being sent", () -> new MemoryStack.Record(0, false)
                    .equals(stack.inFlight.get(id)));
            assertThat(sent()).doesNotContain(id);
            f.resume(1);
            awaitEmpty();
            assertThat(sent()).containsOnlyOnce(id);
            assertThat(stack.inFlight).isEmpty();
        }
    }

    @Test
    void anEventOfANasThatIsAnotherNodesByThenIsNotSent() throws Exception {
        try (var f = start(true, nas(1, 5, ONCE))) {
            openASession(f);
            stack.gate.acquire();
            long id = f.push(1, 7, "user_disconnect");
            await("it is on its way", () -> f.engine.status(1).orElseThrow().busy() == 1);
            stack.leases.put(1L, 5L);
            stack.gate.release();
            await("its fork is free", () -> f.engine.status(1).orElseThrow().busy() == 0);
            f.pause(1);
            await("paused", () -> f.engine.status(1).orElseThrow().state() == NasState.PAUSED);
            assertThat(sent()).doesNotContain(id);
            assertThat(stack.inFlight).isEmpty();
        }
    }

    @Test
    void aStopDoesNotWaitForTheRecordAndDoesNotSend() throws Exception {
        long id;
        try (var f = start(true, nas(1, 5, ONCE))) {
            openASession(f);
            stack.gate.acquire();
            id = f.push(1, 7, "user_disconnect");
            await("it is on its way", () -> f.engine.status(1).orElseThrow().busy() == 1);
            var unused = clock.schedule(() -> stack.gate.release(), 50, TimeUnit.MILLISECONDS);
        }
        assertThat(sent()).doesNotContain(id);
        assertThat(stack.find(id)).isPresent();
        assertThat(stack.inFlight).containsEntry(id, new MemoryStack.Record(0, false));
    }

    @Test
    void whatIsBeingSentHereIsNotTakenForACrashWhenItsNasGoesAndComesBack() {
        devices.latencyMillis = 300;
        try (var f = start(true, nas(1, 5, ONCE))) {
            long id = f.push(1, 7, "user_disconnect");
            await("it is being sent", () -> devices.inFlight.get() == 1);
            Nas gone = f.nas.remove(0);
            f.engine.refresh();
            await("it is gone", () -> f.engine.status().isEmpty());
            f.nas.add(gone);
            f.engine.refresh();
            long next = f.push(1, 7, "user_edit");
            await("it is back", () -> f.engine.status().size() == 1);
            awaitEmpty();
            assertThat(stack.settlements).hasOnlyElementsOfType(Settlement.Done.class);
            assertThat(sent()).containsExactly(id, next);
            assertThat(devices.violations).isEmpty();
            assertThat(stack.recoveries).isOne();
        }
    }

    @Test
    void nothingIsSentUntilItIsKnownWhatWasInFlight() {
        survivor(1, 7, "user_disconnect", 1);
        stack.broken = true;
        try (var f =
                new EngineFixture(stack, devices, EngineFixture.sole(false), EngineFixture.FAST, nas(1, 5, ONCE))) {
            await("it is noticed", () -> !f.engine.problems().isEmpty());
            assertThat(f.engine.status()).isEmpty();
            stack.broken = false;
            awaitEmpty();
            assertThat(failures()).extracting(Settlement.Failed::reason).containsExactly(FailureReason.UNCERTAIN);
            assertThat(sent()).isEmpty();
        }
    }

    @Test
    void anEventThatMustNotBeSentTwiceIsUncertainAlsoWhenItsDriverGoesWhileItIsSent() {
        devices.latencyMillis = 60_000;
        try (var f = start(true, nas(1, 5, ONCE))) {
            f.push(1, 7, "user_disconnect");
            await("it is being sent", () -> devices.inFlight.get() == 1);
            f.drivers.remove(1);
            f.engine.refresh();
            await("parked", () -> f.engine.status(1).orElseThrow().state() == NasState.PARKED);
            devices.dropSessions();
            awaitEmpty();
            assertThat(failures()).extracting(Settlement.Failed::reason).containsExactly(FailureReason.UNCERTAIN);
        }
    }
}
