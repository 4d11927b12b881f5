package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.stack.StackException;

@Timeout(30)
class MemoTest {

    private final AtomicInteger asked = new AtomicInteger();
    private long now;

    private Memo<Integer> memo(Runnable meanwhile) {
        return new Memo<>(Duration.ofSeconds(2), () -> now, () -> {
            meanwhile.run();
            return asked.incrementAndGet();
        });
    }

    @Test
    void anAnswerIsKeptForItsTime() {
        Memo<Integer> memo = memo(() -> {});
        assertThat(memo.get()).isEqualTo(1);
        now += Duration.ofMillis(1999).toNanos();
        assertThat(memo.get()).isEqualTo(1);
        now += Duration.ofMillis(1).toNanos();

        assertThat(memo.get()).isEqualTo(2);
    }

    @Test
    void anAnswerThatTookLongIsKeptLonger() {
        Memo<Integer> memo = memo(() -> now += Duration.ofSeconds(5).toNanos());
        memo.get();
        now += Duration.ofSeconds(14).toNanos();
        assertThat(memo.get()).isEqualTo(1);
        now += Duration.ofSeconds(1).toNanos();

        assertThat(memo.get()).isEqualTo(2);
    }

    @Test
    void aFailureIsToldAndNotKept() {
        Memo<Integer> memo = memo(() -> {
            if (asked.getAndIncrement() == 0) {
                throw new StackException("down");
            }
        });

        assertThatThrownBy(memo::get).isInstanceOf(StackException.class).hasMessage("down");
        assertThat(memo.get()).isEqualTo(3);
    }

    @Test
    void ofManyThatAskAtOnceOneFindsItForAll() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        Memo<Integer> memo = memo(() -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(many.submit(memo::get));
            }
            gate.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
        } finally {
            many.shutdownNow();
        }
        assertThat(asked).hasValue(1);
    }
}
