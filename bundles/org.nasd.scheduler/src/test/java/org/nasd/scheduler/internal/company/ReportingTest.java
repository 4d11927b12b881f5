package org.nasd.scheduler.internal.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.scheduler.testing.EngineFixture.nas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.api.stack.NasReports;
import org.nasd.api.stack.StackException;

class ReportingTest {

    private final AtomicLong now = new AtomicLong();
    private final List<NasStatus> present = new ArrayList<>();
    private final List<NasReports.Report> told = new ArrayList<>();
    private boolean broken;
    private final Reporting reporting = new Reporting(new Told(), () -> List.copyOf(present), now::get);

    private final class Told implements NasReports {
        @Override
        public void publish(Collection<Report> reports) {
            if (broken) {
                throw new StackException("the database is away");
            }
            told.addAll(reports);
        }

        @Override
        public Map<Long, Report> elsewhere() {
            throw new UnsupportedOperationException();
        }
    }

    private void is(NasState state, String reason, int busy, long done) {
        is(nas(1, 5, Map.of()), state, reason, busy, done);
    }

    private void is(Nas nas, NasState state, String reason, int busy, long done) {
        present.clear();
        present.add(new NasStatus(
                nas,
                state,
                reason,
                Instant.EPOCH,
                "test",
                busy,
                5,
                1,
                0,
                done,
                0,
                0,
                0,
                Duration.ZERO,
                Duration.ZERO,
                Histogram.EMPTY,
                Histogram.EMPTY,
                List.of()));
    }

    private int turnAfter(Duration time) {
        now.addAndGet(time.toNanos());
        int before = told.size();
        reporting.turn();
        return told.size() - before;
    }

    @Test
    void anotherStateIsToldAtOnceFiguresNowAndThenAndWhatStaysOnceAMinute() {
        is(NasState.WORKING, "", 0, 0);
        assertThat(turnAfter(Duration.ZERO)).as("the first").isEqualTo(1);
        assertThat(turnAfter(Duration.ofSeconds(20))).as("nothing changed").isZero();
        is(NasState.STOPPED, "login refused", 0, 0);
        assertThat(turnAfter(Duration.ofSeconds(2))).as("another state").isEqualTo(1);
        is(NasState.STOPPED, "login refused", 0, 7);
        assertThat(turnAfter(Duration.ofSeconds(2))).as("figures, soon").isZero();
        assertThat(turnAfter(Reporting.FIGURES)).as("figures, later").isEqualTo(1);
        assertThat(turnAfter(Reporting.ANYWAY)).as("anyway").isEqualTo(1);
    }

    @Test
    void aNasThatComesBackIsToldOfAnew() {
        is(NasState.WORKING, "", 0, 0);
        turnAfter(Duration.ZERO);
        present.clear();
        turnAfter(Duration.ofSeconds(2));
        is(NasState.WORKING, "", 0, 0);
        assertThat(turnAfter(Duration.ofSeconds(2))).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeToldIsToldWithTheNextTurn() {
        is(NasState.WORKING, "", 0, 0);
        broken = true;
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> turnAfter(Duration.ZERO)))
                .isInstanceOf(StackException.class);
        broken = false;
        assertThat(turnAfter(Duration.ofSeconds(2))).isEqualTo(1);
    }

    @Test
    void noSecretLeavesTheNode() {
        Nas plain = nas(1, 5, Map.of());
        Nas secret = new Nas(
                1,
                "n1",
                plain.ip(),
                null,
                "script.sh",
                5,
                true,
                null,
                null,
                null,
                Secret.of("hush-hush"),
                null,
                null,
                null,
                Map.of(),
                Map.of());
        is(secret, NasState.STOPPED, "login refused for hush-hush", 0, 0);
        turnAfter(Duration.ZERO);
        assertThat(told).singleElement().satisfies(report -> assertThat(report.reason())
                .isEqualTo("login refused for ******"));
    }
}
