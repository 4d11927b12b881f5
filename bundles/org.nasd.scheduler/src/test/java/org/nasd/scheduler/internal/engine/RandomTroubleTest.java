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
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.Settlement;
import org.nasd.scheduler.internal.assignment.EngineSettings;
import org.nasd.scheduler.internal.ownership.Ownership;
import org.nasd.scheduler.testing.EngineFixture;
import org.nasd.scheduler.testing.MemoryStack;
import org.nasd.scheduler.testing.TestDriver;

/** Nothing is lost, duplicated or reordered, whatever happens meanwhile. */
class RandomTroubleTest {

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
            long id = stack.insert(1 + user % 2, user, "user_edit", "{}")
                    .get(0)
                    .head()
                    .id();
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
}
