package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.operations.Readiness;

@Timeout(20)
class HealthDeskTest {

    private final ExecutorService threads = Executors.newCachedThreadPool(Threads.named("test-health"));
    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();
    private final HealthDesk desk = new HealthDesk(new Gate(entry -> {}), checks, threads, Duration.ofMillis(500));

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private record Check(String name, Supplier<List<String>> answer) implements HealthCheck {
        @Override
        public List<String> problems() {
            return answer.get();
        }
    }

    private Readiness readiness() {
        return desk.readiness(Callers.VIEWER);
    }

    private void addFit(String... names) {
        for (String name : names) {
            checks.add(new Check(name, List::of));
        }
    }

    @Test
    void readyWhenAllNeededPartsAreThereAndFit() {
        addFit("stack", "compactor", "dispatch", "transcript");

        assertThat(readiness().ready()).isTrue();
        assertThat(readiness().problems()).containsOnlyKeys("stack", "compactor", "dispatch", "transcript");
    }

    @Test
    void aNeededPartThatIsMissingIsAProblem() {
        addFit("stack", "dispatch");

        assertThat(readiness().ready()).isFalse();
        assertThat(readiness().problems().get("compactor"))
                .singleElement()
                .asString()
                .startsWith("the part is not there");
    }

    @Test
    void anyProblemOfAnyPartCounts() {
        addFit("stack", "compactor", "dispatch");
        checks.add(new Check("transcript", () -> List.of("the disk is full")));

        assertThat(readiness().ready()).isFalse();
        assertThat(readiness().problems()).containsEntry("transcript", List.of("the disk is full"));
    }

    @Test
    void aCheckThatFailsIsAProblem() {
        addFit("compactor", "dispatch");
        checks.add(new Check("stack", () -> {
            throw new IllegalStateException("oops");
        }));

        assertThat(readiness().problems().get("stack"))
                .singleElement()
                .asString()
                .contains("oops");
    }

    @Test
    void aCheckThatHangsDelaysNobodyAndIsAskedOnlyOnce() {
        addFit("compactor", "dispatch");
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        checks.add(new Check("stack", () -> {
            asked.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }));

        assertThat(readiness().problems().get("stack"))
                .singleElement()
                .asString()
                .startsWith("does not answer");
        assertThat(readiness().problems().get("stack"))
                .singleElement()
                .asString()
                .startsWith("does not answer");
        assertThat(asked).hasValue(1);

        released.countDown();
        assertThat(readiness().ready()).isTrue();
    }
}
