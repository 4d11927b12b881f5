package org.nasd.scheduler.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

class CircuitTest {

    private static final double NO_JITTER = 0.5;

    private final Circuit circuit = new Circuit(Duration.ofMinutes(15), () -> NO_JITTER);
    private long now;

    @Test
    void opensAtTheFifthFailureInARow() {
        for (int i = 1; i <= 4; i++) {
            fail(Trouble.UNREACHABLE);
            assertThat(circuit.state()).isEqualTo(NasState.WORKING);
        }
        fail(Trouble.LOST);
        assertThat(circuit.state()).isEqualTo(NasState.UNAVAILABLE);
        assertThat(circuit.reason()).isEqualTo("trouble LOST");
    }

    @Test
    void pausesGrowToAMinuteAndNoFurther() {
        long last = 0;
        for (int i = 0; i < 30; i++) {
            fail(Trouble.UNREACHABLE);
            long pause = circuit.tryAt() - now;
            assertThat(pause).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(TimeUnit.SECONDS.toNanos(60));
            last = pause;
            now = circuit.tryAt();
            assertThat(circuit.mayTry(now - 1)).isFalse();
            assertThat(circuit.mayTry(now)).isTrue();
        }
        assertThat(last).isEqualTo(TimeUnit.SECONDS.toNanos(60));
    }

    @Test
    void anAnswerBetweenFailuresStartsTheCountAnew() {
        for (int i = 0; i < 4; i++) {
            fail(Trouble.LOST);
        }
        circuit.answered();
        fail(Trouble.LOST);
        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void aSessionAfterAnOpenCircuitIsATrialUntilACommandIsAnswered() {
        for (int i = 0; i < 5; i++) {
            fail(Trouble.UNREACHABLE);
        }
        circuit.opened();
        assertThat(circuit.onTrial()).isTrue();
        assertThat(circuit.state()).isEqualTo(NasState.WORKING);
        assertThat(circuit.reason()).as("the trouble is over").isEmpty();
        fail(Trouble.LOST);
        assertThat(circuit.state()).isEqualTo(NasState.UNAVAILABLE);
        circuit.opened();
        circuit.answered();
        assertThat(circuit.onTrial()).isFalse();
    }

    @Test
    void theThirdRefusedLoginStopsTheNasForALongTime() {
        fail(Trouble.LOGIN_REFUSED);
        fail(Trouble.LOGIN_REFUSED);
        assertThat(circuit.state()).isEqualTo(NasState.WORKING);
        fail(Trouble.LOGIN_REFUSED);
        assertThat(circuit.state()).isEqualTo(NasState.STOPPED);
        assertThat(circuit.mayTry(now + TimeUnit.MINUTES.toNanos(15) - 1)).isFalse();
        assertThat(circuit.mayTry(now + TimeUnit.MINUTES.toNanos(15))).isTrue();
    }

    @Test
    void aNasThatCannotProveWhoItIsIsNotTriedAgainUntilReset() {
        fail(Trouble.UNTRUSTED);
        assertThat(circuit.state()).isEqualTo(NasState.STOPPED);
        assertThat(circuit.mayTry(now + TimeUnit.DAYS.toNanos(365))).isFalse();
        circuit.reset(now);
        assertThat(circuit.state()).isEqualTo(NasState.WORKING);
        assertThat(circuit.mayTry(now)).isTrue();
    }

    private void fail(Trouble trouble) {
        circuit.failed(new Outcome.Unavailable(trouble, "trouble " + trouble), now);
    }
}
