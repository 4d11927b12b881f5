package org.nasd.metrics.internal.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RecentTest {

    private final AtomicInteger worked = new AtomicInteger();
    private long now;

    @Test
    void ofManyWhoAskAtOnceOneWorksAndAllGetTheSame() throws Exception {
        int many = 20;
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Recent<Integer> recent = new Recent<>(Duration.ofSeconds(1), () -> 0, () -> {
            begun.countDown();
            await(mayEnd);
            return worked.incrementAndGet();
        });
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Integer>> answers = IntStream.range(0, many)
                    .mapToObj(i -> threads.submit(recent::get))
                    .toList();
            await(begun);
            mayEnd.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAnswerIsGoodFromWhenItIsThereNotFromWhenItWasAskedFor() {
        Recent<Integer> recent = new Recent<>(Duration.ofNanos(10), () -> now, () -> {
            now += 100;
            return worked.incrementAndGet();
        });

        assertThat(recent.get()).isEqualTo(1);
        now += 9;
        assertThat(recent.get()).isEqualTo(1);
        now += 1;
        assertThat(recent.get()).isEqualTo(2);
    }

    @Test
    void aFailureIsToldAndNotKept() {
        Recent<Integer> recent = new Recent<>(Duration.ofSeconds(1), () -> now, () -> {
            if (worked.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
            }
            return worked.get();
        });

        assertThatThrownBy(recent::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("once");
        assertThat(recent.get()).isEqualTo(2);
    }
}
