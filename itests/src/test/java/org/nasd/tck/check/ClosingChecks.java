package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.DeadlineChecks.SHORT;
import static org.nasd.tck.check.DeadlineChecks.inTime;
import static org.nasd.tck.check.OutcomeChecks.AMPLE;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.tck.Play;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.Link;
import org.nasd.tck.bench.Until;

/** The end of a session, at any moment. */
public interface ClosingChecks {

    /** {@code timeout.login} of the sessions here: by then everything must be freed. */
    Duration FREED = Duration.ofSeconds(1);

    @Test
    default void aClosedSessionHasEndedAndLeavesNoConnection(Bench bench) throws Exception {
        DeviceSession session = bench.session(SHORT);
        assertThat(bench.mark(session, bench.freshValue(), AMPLE)).isInstanceOf(Outcome.Done.class);
        session.close();
        assertThat(inTime(FREED, () -> Bench.await(session.ended()))).isNotNull();
        leavesNoConnection(bench);
        session.close();
    }

    @Test
    default void whatIsInFlightWhenASessionIsClosedIsUnavailable(Bench bench) throws Exception {
        DeviceSession session = bench.session(SHORT);
        hang(bench);
        CompletionStage<Outcome> pending = bench.perform(session, bench.freshValue(), AMPLE);
        session.close();
        assertThat(inTime(FREED, () -> Bench.await(pending))).isInstanceOf(Outcome.Unavailable.class);
        assertThat(inTime(FREED, () -> Bench.await(session.ended()))).isNotNull();
        leavesNoConnection(bench);
    }

    @Test
    default void aTaskForASessionThatHasEndedIsUnavailableAndNotDoubtful(Bench bench) throws Exception {
        DeviceSession session = bench.session(SHORT);
        session.close();
        Bench.await(session.ended());
        String value = bench.freshValue();
        assertThat(bench.mark(session, value, AMPLE))
                .isInstanceOfSatisfying(Outcome.Unavailable.class, lost -> assertThat(lost.exchanges())
                        .isEmpty());
        assertThat(bench.marked()).doesNotContain(value);
    }

    private static void hang(Bench bench) throws Exception {
        if (bench.link().isPresent()) {
            bench.link().orElseThrow().spoil(Link.Spoiling.SILENCE);
        } else {
            OutcomeChecks.canPlay(bench, Play.SILENCE);
            bench.device().play(Play.SILENCE);
        }
    }

    private static void leavesNoConnection(Bench bench) throws Exception {
        if (bench.link().isPresent()) {
            Link link = bench.link().orElseThrow();
            Until.sure("the connection is closed", FREED.plus(Bench.TOLERANCE), () -> link.connections() == 0);
        }
    }
}
