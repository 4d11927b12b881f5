package org.nasd.scheduler.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.scheduler.testing.EngineFixture.MANY;
import static org.nasd.scheduler.testing.EngineFixture.await;
import static org.nasd.scheduler.testing.EngineFixture.nas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nasd.api.event.QueuedEvent;
import org.nasd.scheduler.internal.ownership.LeasedOwnership;
import org.nasd.scheduler.testing.EngineFixture;
import org.nasd.scheduler.testing.MemoryLeases;
import org.nasd.scheduler.testing.MemoryStack;
import org.nasd.scheduler.testing.TestDriver;

/** How events that enter the stack come to their NAS: handed over by the node that put them there, or read. */
class ArrivalsTest {

    private static void sendOne(EngineFixture f) {
        f.push(1, 1, "user_edit");
        await("the stack is empty", () -> f.stack.count() == 0);
        await("nothing is in memory", () -> f.engine.status(1).orElseThrow().inMemory() == 0);
    }

    @Test
    void whatThisNodePutsThereIsNotReadAgain() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            sendOne(f);
            sendOne(f);
            int pages = f.stack.pages;
            LongStream.range(0, 10).forEach(i -> sendOne(f));
            assertThat(f.stack.pages).isEqualTo(pages);
            assertThat(f.driver.journal).hasSize(12);
        }
    }

    @Test
    void whatAnotherNodePutBetweenGoesFirst() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            sendOne(f);
            sendOne(f);
            f.driver.journal.clear();
            f.stack.insert(1, 1, "user_redirect", "{}");
            f.push(1, 1, "user_edit");
            await("the stack is empty", () -> f.stack.count() == 0);
            assertThat(f.driver.journal)
                    .extracting(TestDriver.Seen::type)
                    .containsExactly("user_redirect", "user_edit");
        }
    }

    @Test
    void moreThanFitsIntoMemoryIsReadBitByBit() {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 1, Map.of()))) {
            sendOne(f);
            sendOne(f);
            f.driver.latencyMillis = TimeUnit.HOURS.toMillis(1);
            List<QueuedEvent> many = LongStream.range(0, 30_000)
                    .mapToObj(user -> f.stack.insert(1, user, "user_edit", "{}").get(0))
                    .toList();
            f.engine.arrived(many);
            await("the device has one", () -> f.engine.status(1).orElseThrow().busy() == 1);
            assertThat(f.engine.status(1).orElseThrow().inMemory()).isBetween(1, 10_001);
        }
    }

    @Test
    void whatWasCancelledBeforeItCameIsNotSent() throws Exception {
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, nas(1, 5, Map.of()))) {
            sendOne(f);
            sendOne(f);
            List<QueuedEvent> early = f.stack.insert(1, 2, "user_redirect", "{}");
            f.engine
                    .cancel(1, List.of(early.get(0).head()), "cancelled")
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
            f.engine.retry(1, "anna");
            f.engine.arrived(early);
            sendOne(f);
            assertThat(f.driver.journal).extracting(TestDriver.Seen::type).doesNotContain("user_redirect");
        }
    }

    @Test
    void whatComesWhileTheLeaseHasRunOutForAMomentIsSentWhenItIsRenewed() {
        MemoryStack stack = new MemoryStack();
        MemoryLeases leases = new MemoryLeases(stack);
        LeasedOwnership ownership = new LeasedOwnership(leases.node("a"), leases.clock::get);
        try (var f = new EngineFixture(MANY, EngineFixture.FAST, stack, ownership, nas(1, 5, Map.of()))) {
            sendOne(f);
            leases.pass(Duration.ofSeconds(9));
            f.push(1, 1, "user_edit");
            assertThat(f.engine.status(1)).isPresent();
            assertThat(f.stack.count()).isOne();
            ownership.turn();
            await("the stack is empty", () -> f.stack.count() == 0);
        }
    }
}
