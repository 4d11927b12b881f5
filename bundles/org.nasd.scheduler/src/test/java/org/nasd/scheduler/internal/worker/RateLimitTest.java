package org.nasd.scheduler.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Test
    void zeroMeansNoLimit() {
        RateLimit rate = new RateLimit(0, 0);
        rate.take(1_000_000, 0);
        assertThat(rate.waitNanos(0)).isZero();
    }

    @Test
    void overTenSecondsNoMoreThanTheRateIsSent() {
        RateLimit rate = new RateLimit(100, 0);
        long now = 0;
        int sent = 0;
        while (now < TimeUnit.SECONDS.toNanos(10)) {
            long wait = rate.waitNanos(now);
            now += wait;
            if (wait == 0) {
                rate.take(1, now);
                sent++;
            }
        }
        assertThat(sent).isBetween(1000, 1011);
    }

    @Test
    void anEventOfManyCommandsIsPaidByThoseAfterIt() {
        RateLimit rate = new RateLimit(10, 0);
        rate.take(20, 0);
        assertThat(rate.waitNanos(0)).isEqualTo(TimeUnit.SECONDS.toNanos(2));
    }
}
