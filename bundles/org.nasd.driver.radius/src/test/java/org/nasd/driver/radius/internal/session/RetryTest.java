package org.nasd.driver.radius.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RetryTest {

    private final Retry retry = new Retry(Duration.ofSeconds(2), Duration.ofSeconds(16), 5);

    @Test
    void pausesDoubleUpToTheLongest() {
        long first = retry.pause(0, () -> 0.5);
        long second = retry.pause(first, () -> 0.5);
        long third = retry.pause(second, () -> 0.5);
        long fourth = retry.pause(third, () -> 0.5);
        long fifth = retry.pause(fourth, () -> 0.5);
        assertThat(new long[] {first, second, third, fourth, fifth})
                .containsExactly(2_000_000_000L, 4_000_000_000L, 8_000_000_000L, 16_000_000_000L, 16_000_000_000L);
    }

    @Test
    void noTwoRequestsKeepStep() {
        Random random = new Random(1);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 1000; i++) {
            long pause = retry.pause(0, random::nextDouble);
            least = Math.min(least, pause);
            most = Math.max(most, pause);
        }
        assertThat(least).isBetween(1_800_000_000L, 1_820_000_000L);
        assertThat(most).isBetween(2_180_000_000L, 2_200_000_000L);
    }
}
