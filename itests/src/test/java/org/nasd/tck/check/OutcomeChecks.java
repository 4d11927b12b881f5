package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.tck.Play;
import org.nasd.tck.bench.Bench;

/** What a driver answers to what a device does. */
public interface OutcomeChecks {

    /** Longer than anything here takes. */
    Duration AMPLE = Duration.ofSeconds(20);

    @Test
    default void whatTheDeviceDidIsDoneAndWrittenDown(Bench bench) throws Exception {
        String value = bench.freshValue();
        Outcome outcome = bench.mark(bench.session(Map.of()), value, AMPLE);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(outcome.exchanges()).isNotEmpty();
        assertThat(outcome.exchanges()).allSatisfy(exchange -> {
            assertThat(exchange.command()).isNotBlank();
            assertThat(exchange.answer()).isNotNull();
            assertThat(exchange.took()).isPositive();
        });
        assertThat(bench.marked()).contains(value);
    }

    @Test
    default void oneSessionServesManyTasks(Bench bench) throws Exception {
        DeviceSession session = bench.session(Map.of());
        List<String> values = Stream.generate(bench::freshValue).limit(20).toList();
        for (String value : values) {
            assertThat(bench.mark(session, value, AMPLE)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(bench.marked()).containsSubsequence(values);
        assertThat(session.ended().toCompletableFuture()).isNotDone();
    }

    @Test
    default void whatTheDeviceRefusesFailsAndTheSessionGoesOn(Bench bench) throws Exception {
        canPlay(bench, Play.REFUSE);
        DeviceSession session = bench.session(Map.of());
        bench.device().play(Play.REFUSE);
        String value = bench.freshValue();
        Outcome outcome = bench.mark(session, value, AMPLE);
        assertThat(outcome).isInstanceOf(Outcome.Fail.class);
        assertThat(((Outcome.Fail) outcome).reason()).isNotBlank().doesNotContain("\n");
        assertThat(outcome.exchanges()).hasSize(1);
        assertThat(bench.marked()).doesNotContain(value);
        bench.device().behave();
        assertThat(bench.mark(session, value, AMPLE)).as("the session goes on").isInstanceOf(Outcome.Done.class);
    }

    @Test
    default void whatTheDeviceIsTooBusyForIsPostponed(Bench bench) throws Exception {
        canPlay(bench, Play.BUSY);
        DeviceSession session = bench.session(Map.of());
        bench.device().play(Play.BUSY);
        Outcome outcome = bench.mark(session, bench.freshValue(), AMPLE);
        assertThat(outcome).isInstanceOf(Outcome.Postpone.class);
        assertThat(((Outcome.Postpone) outcome).reason()).isNotBlank().doesNotContain("\n");
    }

    /** Leaves the check out where the device cannot play that. */
    static void canPlay(Bench bench, Play play) {
        assumeTrue(bench.device().plays().contains(play), "the device cannot play " + play);
    }
}
