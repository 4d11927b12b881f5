package org.nasd.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nasd.simulator.Clamp;

class ThrottleTest {

    private static final long MS = 1_000_000;
    private final Throttle throttle = new Throttle(
            new Clamp(3, 3, Duration.ofMillis(1), Duration.ofMillis(20), 100, Duration.ofSeconds(1)), new Random(1));

    @Test
    void serves_a_burst_fast_and_then_so_many_a_second() {
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.admit(0)).isEqualTo(MS);
        }
        assertThat(throttle.admit(0)).isEqualTo(20 * MS);
        assertThat(throttle.admit(0)).isEqualTo(20 * MS);
        assertThat(throttle.admit(0)).isEqualTo(30 * MS);
        assertThat(throttle.admit(5 * MS)).isEqualTo(35 * MS);
    }

    @Test
    void recovers_only_after_being_idle() {
        for (int i = 0; i < 4; i++) {
            throttle.admit(0);
        }
        assertThat(throttle.admit(900 * MS)).isEqualTo(20 * MS);
        assertThat(throttle.admit(1800 * MS)).isEqualTo(20 * MS);
        assertThat(throttle.admit(2900 * MS)).isEqualTo(MS);
    }
}
