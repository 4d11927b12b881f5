package org.nasd.compactor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.event.Event;
import org.nasd.api.stack.StackException;

class CompactorTest {

    private static final CompactorSettings POLLS_SELDOM =
            new CompactorSettings(Duration.ofSeconds(60), 100, Duration.ofSeconds(5), 1000);

    private final World world = new World();
    private final MemoryStack stack = new MemoryStack(new TestClock());
    private final AtomicLong time = new AtomicLong(System.nanoTime());
    private Compactor compactor;

    CompactorTest() {
        world.addNas(1);
        world.addAccount(1, 1L, Map.of());
    }

    private void start(CompactorSettings settings, Leadership leadership) {
        NasSnapshots snapshots = new NasSnapshots(world, time::get);
        Memory memory = new Memory(stack, settings.memory());
        FactFinder finder = new FactFinder(world, snapshots, new Coalescings(world.registry()), memory);
        Mover mover = new Mover(stack, finder, new Reporter(world), time::get);
        compactor = new Compactor(
                new Compactor.Parts(new Walk(stack, mover, time::get), mover, finder, memory, snapshots, leadership),
                settings,
                time::get);
        compactor.start();
    }

    @AfterEach
    void stop() {
        stack.onRead(() -> {});
        compactor.close();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for 10 s").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Test
    void anAnnouncedEventIsTakenAtOnce() throws InterruptedException {
        start(POLLS_SELDOM, Leadership.SOLE);
        await(() -> stack.reads() > 0);
        stack.add(Event.of("user_add", 1));
        compactor.wake();
        await(() -> stack.main().size() == 1);
    }

    @Test
    void anEventThatNobodyAnnouncedIsFoundByThePoll() throws InterruptedException {
        start(CompactorSettings.DEFAULT, Leadership.SOLE);
        await(() -> stack.reads() > 0);
        stack.add(Event.of("user_add", 1));
        await(() -> stack.main().size() == 1);
    }

    @Test
    void changedSettingsAreUsedWithoutRestart() throws InterruptedException {
        start(POLLS_SELDOM, Leadership.SOLE);
        await(() -> stack.reads() > 0);
        compactor.settings(CompactorSettings.DEFAULT);
        compactor.wake();
        stack.add(Event.of("user_add", 1));
        await(() -> stack.main().size() == 1);
        stack.add(Event.of("user_add", 1));
        await(() -> stack.main().size() == 2);
    }

    @Test
    void troubleShowsWhileItLastsAndNothingIsLost() throws InterruptedException {
        world.accountsDown = true;
        start(CompactorSettings.DEFAULT, Leadership.SOLE);
        stack.add(Event.of("user_add", 1));
        await(() -> !compactor.problems().isEmpty());
        assertThat(compactor.problems()).singleElement().asString().contains("connection refused");
        assertThat(stack.count()).isEqualTo(1);

        world.accountsDown = false;
        await(() -> compactor.problems().isEmpty());
        assertThat(stack.main()).hasSize(1);
    }

    @Test
    void failuresAreNotRepeatedWithoutPause() throws InterruptedException {
        start(CompactorSettings.DEFAULT, Leadership.SOLE);
        await(() -> stack.reads() > 0);
        stack.onRead(() -> {
            compactor.wake();
            throw new StackException("down");
        });
        await(() -> !compactor.problems().isEmpty());
        int before = stack.reads();
        long began = System.nanoTime();
        await(() -> stack.reads() >= before + 3);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(150));
    }

    @Test
    void aThreadThatHangsShows() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        stack.onRead(() -> {
            entered.countDown();
            awaitUninterrupted(release);
        });
        start(CompactorSettings.DEFAULT, Leadership.SOLE);
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        time.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(compactor.problems()).isEmpty();
        time.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(compactor.problems()).singleElement().asString().contains("hangs since 61 s");

        release.countDown();
        await(() -> compactor.problems().isEmpty());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aThreadThatDiedShows() throws InterruptedException {
        stack.onRead(() -> {
            throw new OutOfMemoryError("for the test");
        });
        start(CompactorSettings.DEFAULT, Leadership.SOLE);
        await(() -> !compactor.problems().isEmpty());
        assertThat(compactor.problems()).singleElement().asString().contains("thread");
    }

    @Test
    void aNodeThatDoesNotLeadTouchesNothing() throws InterruptedException {
        AtomicBoolean leads = new AtomicBoolean();
        CountDownLatch asked = new CountDownLatch(3);
        start(CompactorSettings.DEFAULT, () -> {
            asked.countDown();
            return leads.get();
        });
        stack.add(Event.of("user_add", 1));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stack.reads()).isZero();
        leads.set(true);
        await(() -> stack.main().size() == 1);
    }

    @Test
    void closingEndsTheThreadWithoutInterruptingTheDatabase() throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch entered = new CountDownLatch(1);
        stack.onRead(() -> {
            entered.countDown();
            long until = System.nanoTime() + Duration.ofMillis(200).toNanos();
            while (System.nanoTime() < until) {
                interrupted.compareAndSet(false, Thread.currentThread().isInterrupted());
                Thread.onSpinWait();
            }
        });
        start(CompactorSettings.DEFAULT, Leadership.SOLE);
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        compactor.close();

        assertThat(interrupted).isFalse();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("nasd-compactor"));
        int reads = stack.reads();
        assertThat(List.of(reads)).containsExactly(stack.reads());
    }
}
