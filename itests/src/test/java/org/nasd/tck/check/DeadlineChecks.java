package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.OutcomeChecks.canPlay;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.tck.Play;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.Link;

/** Deadlines are absolute: they hold to a second, whatever the device does in the meantime. */
public interface DeadlineChecks {

    Map<String, String> SHORT = Map.of("timeout.connect", "0.5", "timeout.login", "1", "timeout.probe", "0.5");

    Duration OPENING = Duration.ofMillis(1500);

    Duration COMMAND = Duration.ofSeconds(1);

    @Test
    default void aCommandWithoutAnAnswerIsSilentInTimeAndNotAtOnce(Bench bench) throws Exception {
        DeviceSession session = bench.session(SHORT);
        if (bench.link().isPresent()) {
            bench.link().orElseThrow().spoil(Link.Spoiling.SILENCE);
        } else {
            canPlay(bench, Play.SILENCE);
            bench.device().play(Play.SILENCE);
        }
        long start = System.nanoTime();
        Outcome outcome = inTime(COMMAND, () -> bench.mark(session, bench.freshValue(), COMMAND));
        assertThat(outcome).isInstanceOf(Outcome.Silent.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(COMMAND.dividedBy(2));
    }

    /** What an action answers, which must not take longer than its deadline and the tolerance. */
    static <T> T inTime(Duration deadline, java.util.concurrent.Callable<T> action) throws Exception {
        long start = System.nanoTime();
        T answer = action.call();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("time until %s", answer)
                .isLessThanOrEqualTo(deadline.plus(Bench.TOLERANCE));
        return answer;
    }
}
