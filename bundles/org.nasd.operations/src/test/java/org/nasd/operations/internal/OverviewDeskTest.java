package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Overview;
import org.nasd.api.operations.Overview.Problem;
import org.nasd.api.operations.Readiness;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.NasBacklog;
import org.nasd.api.stack.NasHistory;
import org.nasd.api.stack.Settlement;

@Timeout(30)
class OverviewDeskTest {

    private Office office;
    private Nas m1;

    @BeforeEach
    void open(@TempDir Path logs) {
        office = new Office(logs);
        m1 = office.add("m1", "10.0.0.1");
        for (String name : List.of(HealthCheck.STACK, HealthCheck.COMPACTOR, HealthCheck.DISPATCH)) {
            office.checks.add(new Check(name, List.of()));
        }
    }

    private record Check(String name, List<String> problems) implements HealthCheck {}

    @AfterEach
    void close() {
        office.close();
    }

    private List<EventHead> wait(long... users) {
        List<Expansion.Expanded> expanded = new ArrayList<>();
        office.events()
                .pushAll(
                        Callers.OPERATOR,
                        LongStream.of(users)
                                .mapToObj(u -> Event.of("user_info", u))
                                .toList(),
                        null);
        for (CompactEvent source : office.stacks.compact().read(0, 1000)) {
            expanded.add(new Expansion.Expanded(
                    source, source.event().on(m1.id(), m1.ip()).with(2L, "{}"), Set.of()));
        }
        return office.stacks.compact().move(new Expansion(expanded, List.of(), List.of(), Map.of()));
    }

    @Test
    void nowAddsUpStacksAndNas() {
        List<EventHead> heads = wait(1, 2, 3, 4);
        office.stacks
                .main()
                .settle(
                        List.of(
                                new Settlement.Postponed(heads.get(0), 1, Duration.ofMinutes(5), "busy"),
                                new Settlement.Failed(heads.get(1), 1, FailureReason.REFUSED, "no", null)),
                        List.of());
        office.events().push(Callers.OPERATOR, Event.of("user_info", 9));
        office.dispatch.status.add(FakeDispatch.status(m1, NasState.WORKING, "", 0));

        Overview now = office.overview().now(Callers.VIEWER);
        while (now.compact() == 0) {
            now = office.overview().now(Callers.VIEWER);
        }

        assertThat(now.compact()).isEqualTo(1);
        assertThat(now.waiting()).isEqualTo(3);
        assertThat(now.postponed()).isEqualTo(1);
        assertThat(now.failed()).isEqualTo(1);
        assertThat(now.inFlight()).isEqualTo(1);
        assertThat(now.nas()).isEqualTo(1);
        assertThat(now.problems()).isEmpty();
        assertThat(now.startedAt()).isEqualTo(Instant.EPOCH);
        assertThat(office.overview()
                        .figures(Callers.VIEWER)
                        .backlogs()
                        .get(m1.id())
                        .waiting())
                .isEqualTo(3);
    }

    @Test
    void problemsSayWhatIsWrongSinceWhenAndWhatToDoTheWorstFirst() {
        Nas m2 = office.add("m2", "10.0.0.2");
        Nas m3 = office.add("m3", "10.0.0.3");
        Map<Long, Nas> nas = Map.of(m1.id(), m1, m2.id(), m2, m3.id(), m3);
        NasBacklog some = new NasBacklog(7, 0, Duration.ofMinutes(1));
        NasBacklog many = new NasBacklog(900, 0, Duration.ofMinutes(1));
        Backlog backlog =
                new Backlog(0, Map.of(m1.id(), some, m2.id(), many, 99L, some, 98L, some), Map.of(), nas, Set.of(98L));
        List<NasStatus> status = List.of(
                FakeDispatch.status(m1, NasState.PAUSED, "by ann: new cable", 0),
                FakeDispatch.status(m2, NasState.STOPPED, "login refused for hush-m2", 0),
                FakeDispatch.status(m3, NasState.UNAVAILABLE, "cannot connect", 0));
        Readiness readiness = new Readiness(Map.of("compactor", List.of("it stands"), "stack", List.of()));

        List<Problem> problems = new Problems(backlog, status, null, null)
                .all(readiness, new FailedTrend.Growth(12, Duration.ofMinutes(30)));

        assertThat(problems)
                .containsExactly(
                        new Problem(null, "compactor: it stands", null, true),
                        new Problem(
                                "m2",
                                "stopped: login refused for ******; 900 events wait; correct what it says (nas:set), then"
                                        + " nas:resume",
                                Instant.EPOCH,
                                true),
                        new Problem(
                                null,
                                "7 events wait for NAS 99, which is not there, or whose row cannot be read (log:display):"
                                        + " add it again with this id, or take them back with nas:cancel --nas 99",
                                null,
                                true),
                        new Problem(
                                "m3",
                                "unavailable: cannot connect; it is tried again by itself; nas:resume tries at once",
                                Instant.EPOCH,
                                true),
                        new Problem(
                                null,
                                "the failed stack grew by 12 events in 30 minutes; nas:events failed shows why,"
                                        + " nas:requeue sends them again",
                                null,
                                false),
                        new Problem(
                                "m1",
                                "paused: by ann: new cable; 7 events wait; nas:resume lets it go on",
                                Instant.EPOCH,
                                false));
    }

    @Test
    void moreProblemsThanCanBeToldAreCounted() {
        for (int i = 0; i < Overview.MAX_PROBLEMS + 3; i++) {
            office.dispatch.status.add(FakeDispatch.status(m1, NasState.PARKED, "no driver", 0));
        }

        Overview now = office.overview().now(Callers.VIEWER);

        assertThat(now.problems()).hasSize(Overview.MAX_PROBLEMS);
        assertThat(now.moreProblems()).isEqualTo(3);
    }

    @Test
    void theHistoryIsReadByNameAndForAllTogether() {
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        NasHistory.Minute own =
                new NasHistory.Minute(m1.id(), minute, 1, 2, 3, 4, Duration.ofMillis(5), Duration.ofMillis(6));
        NasHistory.Minute all =
                new NasHistory.Minute(NasHistory.ALL, minute, 1, 2, 3, 4, Duration.ofMillis(5), Duration.ofMillis(6));
        office.stacks.history().append(List.of(own, all));

        assertThat(office.overview().history(Callers.VIEWER, List.of("10.0.0.1"), Duration.ofHours(1)))
                .isEqualTo(Map.of("m1", List.of(own)));
        assertThat(office.overview().history(Callers.VIEWER, List.of(), Duration.ofHours(1)))
                .isEqualTo(Map.of("*", List.of(all)));
        assertThatThrownBy(() -> office.overview().history(Callers.VIEWER, List.of(), Duration.ofHours(26)))
                .hasMessageContaining("at most 25 hours");
    }

    @Test
    void ofSeveralNodesTheSumIsMadeOfWhatEachRecorded() {
        Nas m2 = office.add("m2", "10.0.0.2");
        office.leases.elsewhere(m2.id());
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        office.stacks
                .history()
                .append(List.of(
                        new NasHistory.Minute(
                                m1.id(), minute, 1, 10, 2, 3, Duration.ofMillis(10), Duration.ofMillis(50)),
                        new NasHistory.Minute(
                                m2.id(), minute, 4, 30, 0, 1, Duration.ofMillis(20), Duration.ofMillis(40))));

        assertThat(office.overview().history(Callers.VIEWER, List.of(), Duration.ofHours(1)))
                .isEqualTo(Map.of(
                        "*",
                        List.of(new NasHistory.Minute(
                                NasHistory.ALL,
                                minute,
                                5,
                                40,
                                2,
                                4,
                                Duration.ofNanos(17_500_000),
                                Duration.ofMillis(50)))));
    }

    @Test
    void growthIsMeasuredFromTheLeastOfTheLastHour() {
        long[] now = {0};
        FailedTrend trend = new FailedTrend(() -> now[0]);
        assertThat(trend.growth(50).events()).isZero();
        trend.sample(100);
        now[0] = Duration.ofMinutes(10).toNanos();
        trend.sample(20);

        assertThat(trend.growth(35)).isEqualTo(new FailedTrend.Growth(15, Duration.ofMinutes(10)));
        now[0] = Duration.ofMinutes(80).toNanos();
        trend.sample(35);
        assertThat(trend.growth(35).events()).isZero();
    }
}
