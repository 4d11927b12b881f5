package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.ConnectionChecks.line;
import static org.nasd.tck.check.DeadlineChecks.COMMAND;
import static org.nasd.tck.check.DeadlineChecks.OPENING;
import static org.nasd.tck.check.DeadlineChecks.SHORT;
import static org.nasd.tck.check.DeadlineChecks.inTime;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.DeafPort;
import org.nasd.tck.bench.Link;

/** Deadlines on a line that swallows, falls silent or trickles. */
public interface LineDeadlineChecks {

    @Test
    default void aSwallowedConnectionRequestIsGivenUpInTime(Bench bench) throws Exception {
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

    @Test
    default void anAnswerOfOneByteASecondIsGivenUpInTime(Bench bench) throws Exception {
        Link link = line(bench);
        DeviceSession session = bench.session(SHORT);
        link.spoil(Link.Spoiling.TRICKLE);
        assertThat(inTime(COMMAND, () -> bench.mark(session, bench.freshValue(), COMMAND)))
                .isInstanceOf(Outcome.Silent.class);
    }

    @Test
    default void aProbeOfASilentDeviceEndsInTime(Bench bench) throws Exception {
        Link link = line(bench);
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

    private static void opensNothingInTime(Bench bench, Link.Spoiling spoiling) throws Exception {
        Link link = line(bench);
        link.spoil(spoiling);
        assertThat(inTime(OPENING, () -> Bench.await(bench.open(bench.nas(), SHORT))))
                .isInstanceOf(Opening.NotOpened.class);
    }
}
