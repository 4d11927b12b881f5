package org.nasd.scheduler.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    /** What a device does with a command that arrives: when it answers. */
    private interface Model {
        long answerAt(long now);
    }

    /** Keeps a device as busy as the limit allows for a while of simulated time, and returns how much it did in the last second. */
    private static int run(Concurrency concurrency, Model device, long seconds) {
        PriorityQueue<long[]> running = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
        long now = 0;
        int lastSecond = 0;
        while (now < seconds * 1000 * MS) {
            while (running.size() < concurrency.limit()) {
                running.add(new long[] {device.answerAt(now), now});
            }
            concurrency.saturated();
            long[] next = running.poll();
            now = next[0];
            concurrency.sample(now - next[1], now);
            if (now >= (seconds - 1) * 1000 * MS) {
                lastSecond++;
            }
        }
        return lastSecond;
    }

    @Test
    void allForksAreUsedOnADeviceThatBearsThem() {
        Concurrency concurrency = new Concurrency(100, 0);
        int rate = run(concurrency, now -> now + 50 * MS, 3);
        assertThat(concurrency.limit()).isEqualTo(100);
        assertThat(rate).isBetween(1950, 2050);
    }

    @Test
    void aSerialDeviceIsNotBuriedUnderAllForks() {
        long[] free = {0};
        Concurrency concurrency = new Concurrency(100, 0);
        int rate = run(concurrency, now -> free[0] = Math.max(free[0], now) + 10 * MS, 20);
        assertThat(concurrency.limit()).isLessThan(30);
        assertThat(rate).isBetween(90, 101);
    }

    @Test
    void aDeviceThatThrottlesAfterABurstKeepsItsSustainedRate() {
        long[] tokens = {200};
        long[] free = {0};
        Model clamped = now -> {
            if (tokens[0]-- > 0) {
                return now + MS;
            }
            free[0] = Math.max(free[0], now) + 1000 * MS / 130;
            return free[0] + 12 * MS;
        };
        Concurrency concurrency = new Concurrency(100, 0);
        int rate = run(concurrency, clamped, 120);
        assertThat(rate).isGreaterThanOrEqualTo(117);
    }

    @Test
    void aLowerNumberOfForksHoldsAtOnce() {
        Concurrency concurrency = new Concurrency(100, 0);
        run(concurrency, now -> now + 50 * MS, 2);
        concurrency.forks(3);
        assertThat(concurrency.limit()).isEqualTo(3);
        concurrency.forks(50);
        run(concurrency, now -> now + 50 * MS, 2);
        assertThat(concurrency.limit()).isEqualTo(50);
    }
}
