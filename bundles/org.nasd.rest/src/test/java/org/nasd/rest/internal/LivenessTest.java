package org.nasd.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LivenessTest {

    @Test
    void aDeadlockIsAReasonToRestart() throws Exception {
        ReentrantLock one = new ReentrantLock();
        ReentrantLock two = new ReentrantLock();
        CountDownLatch bothHeld = new CountDownLatch(2);
        Thread first = new Thread(() -> take(one, two, bothHeld), "nasd-test-first");
        Thread second = new Thread(() -> take(two, one, bothHeld), "nasd-test-second");
        assertThat(new Liveness().now()).isEqualTo(new Reply(200, Map.of("live", true)));
        first.start();
        second.start();
        try {
            Reply reply = new Liveness().now();
            while (reply.status() == 200) {
                Thread.onSpinWait();
                reply = new Liveness().now();
            }
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.body().toString()).contains("nasd-test-first", "nasd-test-second");
        } finally {
            first.interrupt();
            second.interrupt();
            first.join();
            second.join();
        }
    }

    private static void take(ReentrantLock mine, ReentrantLock other, CountDownLatch bothHeld) {
        mine.lock();
        try {
            bothHeld.countDown();
            if (bothHeld.await(10, TimeUnit.SECONDS)) {
                other.lockInterruptibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            mine.unlock();
        }
    }
}
