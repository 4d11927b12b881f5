package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.NasBacklog;
import org.nasd.api.stack.NasHistory;
import org.nasd.api.stack.StackException;

class MinuteRecorderTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.2Z");
    private static final Instant BEFORE = Instant.parse("2026-01-01T11:59:00Z");

    private final Memory history = new Memory();
    private List<NasStatus> status = List.of();
    private Map<Long, NasBacklog> waiting = Map.of();
    private Set<Long> elsewhere = Set.of();
    private final MinuteRecorder recorder = new MinuteRecorder(
            history, () -> status, () -> new Backlog(0, waiting, Map.of(), Map.of(), elsewhere), true);

    private static final class Memory implements NasHistory {
        final List<Minute> minutes = new ArrayList<>();
        boolean down;

        @Override
        public void append(List<Minute> some) {
            if (down) {
                throw new StackException("down");
            }
            minutes.addAll(some);
        }

        @Override
        public Map<Long, List<Minute>> read(Set<Long> nasIds, Instant since) {
            throw new UnsupportedOperationException();
        }
    }

    private static Nas nas(long id) {
        return new Nas(
                id,
                "m" + id,
                "10.0.0." + id,
                "S",
                null,
                5,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }

    private static NasStatus counted(long id, long done, long postponed, long failed, Histogram durations) {
        NasStatus status = FakeDispatch.status(nas(id), NasState.WORKING, "", done);
        return new NasStatus(
                status.nas(),
                status.state(),
                "",
                status.since(),
                null,
                0,
                5,
                1,
                0,
                done,
                postponed,
                failed,
                0,
                Duration.ZERO,
                Duration.ZERO,
                durations,
                Histogram.EMPTY,
                List.of());
    }

    private static Histogram durations(int bucket, long count) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(Histogram.BOUNDS.size() + 1, 0L));
        counts.set(bucket, count);
        return new Histogram(counts, 1);
    }

    @Test
    void theFirstMinuteOnlyRemembersWhereTheCountersStand() {
        status = List.of(counted(1, 1_000_000, 0, 0, Histogram.EMPTY));

        recorder.minuteEnded(NOON);

        assertThat(history.minutes).isEmpty();
    }

    @Test
    void whatWasCountedInTheMinuteThatEndedIsWrittenByNasAndForAll() {
        status = List.of(counted(1, 10, 1, 0, durations(5, 10)), counted(2, 5, 0, 0, Histogram.EMPTY));
        recorder.minuteEnded(NOON.minusSeconds(60));
        status = List.of(counted(1, 110, 3, 1, durations(5, 110)), counted(2, 5, 0, 0, Histogram.EMPTY));
        waiting = Map.of(1L, new NasBacklog(40, 2, Duration.ofSeconds(9)), 9L, new NasBacklog(2, 0, Duration.ZERO));

        recorder.minuteEnded(NOON);

        assertThat(history.minutes)
                .extracting(NasHistory.Minute::nasId, NasHistory.Minute::waiting, NasHistory.Minute::done)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, 40L, 100L),
                        org.assertj.core.groups.Tuple.tuple(9L, 2L, 0L),
                        org.assertj.core.groups.Tuple.tuple(NasHistory.ALL, 42L, 100L));
        assertThat(history.minutes.get(0)).satisfies(minute -> {
            assertThat(minute.minute()).isEqualTo(BEFORE);
            assertThat(minute.postponed()).isEqualTo(2);
            assertThat(minute.failed()).isEqualTo(1);
            assertThat(minute.latencyP50()).isBetween(Duration.ofMillis(25), Duration.ofMillis(50));
        });
    }

    @Test
    void aQuietMinuteLeavesNoRow() {
        status = List.of(counted(1, 10, 0, 0, Histogram.EMPTY));

        recorder.minuteEnded(NOON.minusSeconds(60));
        recorder.minuteEnded(NOON);

        assertThat(history.minutes).isEmpty();
    }

    @Test
    void minutesOfNasThatAnotherNodeWorksAreLeftToIt() {
        recorder.minuteEnded(NOON.minusSeconds(60));
        waiting = Map.of(9L, new NasBacklog(2, 0, Duration.ZERO));
        elsewhere = Set.of(9L);

        recorder.minuteEnded(NOON);

        assertThat(history.minutes).isEmpty();
    }

    @Test
    void countersThatBeganAgainAreCountedFromTheirBeginning() {
        status = List.of(counted(1, 1000, 5, 5, durations(3, 1000)));
        recorder.minuteEnded(NOON.minusSeconds(60));
        status = List.of(counted(1, 7, 0, 0, durations(3, 7)));

        recorder.minuteEnded(NOON);

        assertThat(history.minutes).extracting(NasHistory.Minute::done).containsExactly(7L, 7L);
    }

    @Test
    void aNasThatIsNewIsCountedFromItsBeginning() {
        recorder.minuteEnded(NOON.minusSeconds(60));
        status = List.of(counted(1, 7, 0, 0, Histogram.EMPTY));

        recorder.minuteEnded(NOON);

        assertThat(history.minutes).extracting(NasHistory.Minute::done).containsExactly(7L, 7L);
    }

    @Test
    void whatCouldNotBeWrittenIsToldWithTheNextMinute() {
        status = List.of(counted(1, 10, 0, 0, Histogram.EMPTY));
        recorder.minuteEnded(NOON.minusSeconds(120));
        status = List.of(counted(1, 20, 0, 0, Histogram.EMPTY));
        history.down = true;
        assertThatThrownBy(() -> recorder.minuteEnded(NOON.minusSeconds(60))).isInstanceOf(StackException.class);
        history.down = false;
        status = List.of(counted(1, 25, 0, 0, Histogram.EMPTY));

        recorder.minuteEnded(NOON);

        assertThat(history.minutes).extracting(NasHistory.Minute::done).containsExactly(15L, 15L);
    }

    @Test
    void percentilesLieWithinTheBoundsOfTheHistogram() {
        assertThat(Counters.NONE.percentile(0.5)).isZero();
        List<Long> counts = new ArrayList<>(Collections.nCopies(Histogram.BOUNDS.size() + 1, 0L));
        counts.set(3, 50L);
        counts.set(6, 40L);
        counts.set(9, 10L);
        Counters counters = new Counters(100, 0, 0, counts);

        assertThat(counters.percentile(0.5)).isEqualTo(Duration.ofMillis(10));
        assertThat(counters.percentile(0.75).toMillis()).isCloseTo(81, within(1L));
        assertThat(counters.percentile(0.95).toMillis()).isCloseTo(750, within(1L));
        counts.set(Histogram.BOUNDS.size(), 1000L);
        assertThat(new Counters(0, 0, 0, counts).percentile(0.99)).isEqualTo(Duration.ofMinutes(30));
    }
}
