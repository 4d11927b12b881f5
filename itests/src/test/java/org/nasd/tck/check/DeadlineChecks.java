package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.OutcomeChecks.canPlay;
import static org.nasd.tck.check.OutcomeChecks.overTcp;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.tck.Play;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.DeafPort;
import org.nasd.tck.bench.Link;

/** Deadlines are absolute: they hold to a second, whatever the device does in the meantime. */
public interface DeadlineChecks {

    Map<String, String> SHORT = Map.of("timeout.connect", "0.5", "timeout.login", "1", "timeout.probe", "0.5");

    Duration OPENING = Duration.ofMillis(1500);

    Duration COMMAND = Duration.ofSeconds(1);

    @Test
    default void aSwallowedConnectionRequestIsGivenUpInTime(Bench bench) throws Exception {
        overTcp(bench);
        try (DeafPort deaf = new DeafPort()) {
            int port = deaf.port();
            assertThat(inTime(OPENING, () -> Bench.await(bench.open(bench.nas(Map.of("TELNET_PORT", port)), SHORT))))
                    .isInstanceOf(Opening.NotOpened.class);
        }
    }

    @Test
    default void aDeviceThatAcceptsAndSaysNothingIsGivenUpInTime(Bench bench) throws Exception {
        opensNothingInTime(bench, Link.Spoiling.SILENCE);
    }

    @Test
    default void aDeviceThatSaysOneByteASecondAtLoginIsGivenUpInTime(Bench bench) throws Exception {
        opensNothingInTime(bench, Link.Spoiling.TRICKLE);
    }

    private static void opensNothingInTime(Bench bench, Link.Spoiling spoiling) throws Exception {
        Link link = overTcp(bench);
        link.spoil(spoiling);
        assertThat(inTime(OPENING, () -> Bench.await(bench.open(bench.nas(), SHORT))))
                .isInstanceOf(Opening.NotOpened.class);
    }

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

    @Test
    default void anAnswerOfOneByteASecondIsGivenUpInTime(Bench bench) throws Exception {
        Link link = overTcp(bench);
        DeviceSession session = bench.session(SHORT);
        link.spoil(Link.Spoiling.TRICKLE);
        assertThat(inTime(COMMAND, () -> bench.mark(session, bench.freshValue(), COMMAND)))
                .isInstanceOf(Outcome.Silent.class);
    }

    @Test
    default void aProbeOfASilentDeviceEndsInTime(Bench bench) throws Exception {
        Link link = overTcp(bench);
        DeviceSession session = bench.session(SHORT);
        link.spoil(Link.Spoiling.SILENCE);
        long start = System.nanoTime();
        var probe = session.probe();
        if (probe.isPresent()) {
            assertThat(Bench.await(probe.get())).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThanOrEqualTo(Duration.ofMillis(500).plus(Bench.TOLERANCE));
        }
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
