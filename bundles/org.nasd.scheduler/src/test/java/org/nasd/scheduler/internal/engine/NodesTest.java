package org.nasd.scheduler.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.scheduler.testing.EngineFixture.await;
import static org.nasd.scheduler.testing.EngineFixture.nas;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.nas.Nas;
import org.nasd.scheduler.internal.ownership.LeasedOwnership;
import org.nasd.scheduler.internal.ownership.Ownership;
import org.nasd.scheduler.testing.EngineFixture;
import org.nasd.scheduler.testing.MemoryLeases;
import org.nasd.scheduler.testing.MemoryStack;
import org.nasd.scheduler.testing.TestDriver;

/** Two engines on one stack, which agree by leases on who works which NAS. */
class NodesTest {

    private static final int NAS = 6;
    private static final int USERS = 30;
    private static final int EVENTS = 3_000;
    private static final int FORKS = 4;
    private static final Map<String, String> MANY = Map.of("session.concurrency", "100", "coalesce", "false");

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final MemoryStack stack = new MemoryStack();
    private final MemoryLeases leases = new MemoryLeases(stack);
    private final TestDriver devices = new TestDriver(clock, MANY);
    private final MemoryLeases.Node first = leases.node("a");
    private final MemoryLeases.Node second = leases.node("b");

    @AfterEach
    void stopTheClock() {
        clock.shutdownNow();
    }

    private EngineFixture start(Ownership ownership) {
        Nas[] all = LongStream.rangeClosed(1, NAS)
                .mapToObj(id -> nas(id, FORKS, Map.of()))
                .toArray(Nas[]::new);
        return new EngineFixture(stack, devices, ownership, EngineFixture.FAST, all);
    }

    private void push() {
        for (int i = 0; i < EVENTS; i++) {
            long user = i % USERS;
            stack.insert(1 + user % NAS, user, "user_edit", "{}");
        }
    }

    private static void turn(LeasedOwnership... nodes) {
        for (LeasedOwnership node : nodes) {
            node.turn();
        }
    }

    @Test
    void theNasOfANodeThatIsCutOffGoOnElsewhereInOrderAndNothingIsLost() {
        LeasedOwnership one = new LeasedOwnership(first, leases.clock::get);
        LeasedOwnership two = new LeasedOwnership(second, leases.clock::get);
        try (EngineFixture a = start(one);
                EngineFixture b = start(two)) {
            await("each has its share", () -> {
                turn(one, two);
                return a.engine.status().size() + b.engine.status().size() == NAS
                        && !b.engine.status().isEmpty()
                        && !a.engine.status().isEmpty();
            });
            int own = a.engine.status().size();
            devices.latencyMillis = 2;
            push();
            await("both work", () -> stack.count() < EVENTS * 2 / 3);
            first.cutOff = true;
            leases.pass(Duration.ofSeconds(8));
            second.renew(false);
            await("the one that is cut off has let go of its devices", () -> {
                turn(one);
                return a.engine.status().stream().allMatch(status -> status.sessions() == 0 && status.busy() == 0);
            });
            leases.pass(Duration.ofSeconds(3));
            await("the other has all NAS", () -> {
                turn(two);
                return b.engine.status().size() == NAS;
            });
            await("stack is empty", () -> stack.count() == 0);
            first.cutOff = false;
            await("the first has its share again", () -> {
                turn(one, two);
                return a.engine.status().size() == own && b.engine.status().size() == NAS - own;
            });
        }
        assertThat(devices.violations).isEmpty();
        assertThat(devices.mostInFlight.get()).isLessThanOrEqualTo(FORKS * NAS);
        assertEveryEventOnceAndInOrder(FORKS * NAS);
    }

    @Test
    void aNasThatMovesPolitelyIsWorkedByNobodyTwice() {
        LeasedOwnership one = new LeasedOwnership(first, leases.clock::get);
        LeasedOwnership two = new LeasedOwnership(second, leases.clock::get);
        try (EngineFixture a = start(one)) {
            await("one has all", () -> {
                turn(one);
                return a.engine.status().size() == NAS;
            });
            devices.latencyMillis = 2;
            push();
            await("it works", () -> stack.count() < EVENTS * 3 / 4);
            try (EngineFixture b = start(two)) {
                await("each has its share", () -> {
                    turn(one, two);
                    return a.engine.status().size() + b.engine.status().size() == NAS
                            && !b.engine.status().isEmpty();
                });
                await("stack is empty", () -> {
                    turn(one, two);
                    return stack.count() == 0;
                });
            }
        }
        assertThat(devices.violations).isEmpty();
        assertEveryEventOnceAndInOrder(0);
    }

    private void assertEveryEventOnceAndInOrder(int mayRepeat) {
        Map<Long, Long> last = new HashMap<>();
        int repeated = 0;
        for (TestDriver.Seen seen : List.copyOf(devices.journal)) {
            long before = last.getOrDefault(seen.userId(), 0L);
            assertThat(seen.eventId()).as("account " + seen.userId()).isGreaterThanOrEqualTo(before);
            repeated += seen.eventId() == before ? 1 : 0;
            last.put(seen.userId(), seen.eventId());
        }
        assertThat(repeated).isLessThanOrEqualTo(mayRepeat);
        assertThat(devices.journal.stream().map(TestDriver.Seen::eventId).distinct())
                .hasSize(EVENTS);
    }
}
