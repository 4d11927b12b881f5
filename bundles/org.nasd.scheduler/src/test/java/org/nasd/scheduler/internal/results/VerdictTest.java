package org.nasd.scheduler.internal.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.FailureReason;
import org.nasd.scheduler.internal.assignment.EngineSettings;

class VerdictTest {

    private static final EngineSettings SETTINGS = EngineSettings.DEFAULT;

    @Test
    void theDelayIsTheNumberOfTheAttemptTimesTheUnit() {
        assertThat(of(new Outcome.Postpone("busy", List.of()), 0, true))
                .isEqualTo(new Verdict.Later(1, Duration.ofMillis(61_200), "busy"));
        assertThat(of(new Outcome.Postpone("busy", List.of()), 8, true))
                .isEqualTo(new Verdict.Later(9, Duration.ofMillis(550_800), "busy"));
    }

    @Test
    void theTenthAttemptIsTheLast() {
        assertThat(of(new Outcome.Postpone("busy", List.of()), 9, true))
                .isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
                    assertThat(failed.reason()).isEqualTo(FailureReason.EXHAUSTED);
                    assertThat(failed.tryCount()).isEqualTo(10);
                });
    }

    @Test
    void troubleOfTheNasChargesNothingEvenWhenInDoubtIfTheEventMayBeRepeated() {
        assertThat(of(new Outcome.Unavailable(Trouble.LOST, "reset", true, List.of()), 3, true))
                .isEqualTo(new Verdict.Uncharged("reset"));
    }

    @Test
    void doubtMakesAnEventUncertainThatMustNotBeRepeated() {
        assertThat(of(new Outcome.Unavailable(Trouble.LOST, "reset", true, List.of()), 0, false))
                .isInstanceOfSatisfying(Verdict.Failed.class, failed -> assertThat(failed.reason())
                        .isEqualTo(FailureReason.UNCERTAIN));
        assertThat(of(new Outcome.Silent("no answer", List.of()), 0, false))
                .isInstanceOfSatisfying(Verdict.Failed.class, failed -> assertThat(failed.reason())
                        .isEqualTo(FailureReason.UNCERTAIN));
        assertThat(of(new Outcome.Unavailable(Trouble.UNREACHABLE, "refused"), 0, false))
                .isEqualTo(new Verdict.Uncharged("refused"));
    }

    private static Verdict of(Outcome outcome, int tryCount, boolean idempotent) {
        return Verdict.of(outcome, tryCount, idempotent, SETTINGS);
    }
}
