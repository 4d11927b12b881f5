package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.event.Attempt;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.NasBacklog;
import org.nasd.api.stack.Settlement;
import org.nasd.api.stack.Settlement.Done;
import org.nasd.api.stack.Settlement.Failed;
import org.nasd.api.stack.Settlement.Postponed;
import org.nasd.api.stack.Settlement.Superseded;
import org.nasd.api.stack.StackException;

@ParameterizedClass(name = "{0}")
@MethodSource("org.nasd.stack.internal.Fixture#all")
class MainStackIT {

    private final Fixture fixture;
    private final MainStack main;

    MainStackIT(Fixture fixture) {
        this.fixture = fixture;
        this.main = fixture.stacks.main();
    }

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty();
    }

    @Test
    void readsTheEventsOfANasInPagesByCursor() {
        List<EventHead> one = fixture.enter(1, "a 1", "b 2", "c 1");
        fixture.enter(2, "d 1");
        assertThat(main.heads(1, 0, 2)).isEqualTo(one.subList(0, 2));
        assertThat(main.heads(1, one.get(1).id(), 2)).isEqualTo(one.subList(2, 3));
        assertThat(main.read(1, 0, 10)).extracting(QueuedEvent::head).isEqualTo(one);
        assertThat(main.heads(new NasAccount(1, 1), 0, 10)).containsExactly(one.get(0), one.get(2));
        assertThat(main.heads(new NasAccount(1, 1), one.get(0).id(), 10)).containsExactly(one.get(2));
    }

    @Test
    void readsPagesOfManyNasAtOnceEachFromItsOwnCursor() {
        List<EventHead> one = fixture.enter(1, "a 1", "b 2", "c 1");
        List<EventHead> two = fixture.enter(2, "d 1", "e 2");
        fixture.enter(3, "f 1");
        Map<Long, List<QueuedEvent>> pages = main.read(Map.of(1L, one.get(0).id(), 2L, 0L, 4L, 0L), 2);
        assertThat(heads(pages, 1)).isEqualTo(one.subList(1, 3));
        assertThat(heads(pages, 2)).isEqualTo(two);
        assertThat(heads(pages, 3)).isEmpty();
        assertThat(heads(pages, 4)).isEmpty();
        assertThat(heads(main.read(Map.of(1L, 0L, 2L, two.get(1).id()), 2), 1)).isEqualTo(one.subList(0, 2));
        assertThat(main.read(Map.of(), 2)).isEmpty();
    }

    private static List<EventHead> heads(Map<Long, List<QueuedEvent>> pages, long nasId) {
        return pages.getOrDefault(nasId, List.of()).stream()
                .map(QueuedEvent::head)
                .toList();
    }

    @Test
    void loadsEventsByIdAndLeavesOutThoseThatAreGone() {
        List<EventHead> heads = fixture.enter(1, "a 1", "b 2", "c 1");
        main.settle(List.of(new Done(heads.get(1))), List.of());
        Map<Long, QueuedEvent> loaded =
                main.load(1, heads.stream().map(EventHead::id).toList());
        assertThat(loaded).containsOnlyKeys(heads.get(0).id(), heads.get(2).id());
        assertThat(loaded.get(heads.get(2).id()).event().type()).isEqualTo("c");
        assertThat(main.load(2, List.of(heads.get(0).id()))).isEmpty();
        assertThat(main.load(1, List.of())).isEmpty();
    }

    @Test
    void loadsMoreEventsThanFitIntoOneQuery() {
        List<EventHead> heads = fixture.enter(
                1, LongStream.range(0, 2_500).mapToObj(i -> "a " + i).toArray(String[]::new));
        assertThat(main.load(1, heads.stream().map(EventHead::id).toList())).hasSize(2_500);
    }

    @Test
    void settlesEveryKindInOneGo() {
        List<EventHead> heads = fixture.enter(1, "done 1", "superseded 2", "postponed 3", "failed 4", "waiting 5");
        main.settle(
                List.of(
                        new Done(heads.get(0)),
                        new Superseded(heads.get(1), heads.get(4).id()),
                        new Postponed(heads.get(2), 3, Duration.ofMinutes(5), "no answer"),
                        new Failed(heads.get(3), 2, FailureReason.REFUSED, "no such command", "bad\0command")),
                List.of());
        List<QueuedEvent> left = main.read(1, 0, 10);
        assertThat(left).extracting(event -> event.head().type()).containsExactly("postponed", "waiting");
        assertThat(left.get(0).head().tryCount()).isEqualTo(3);
        assertThat(left.get(0).lastError()).isEqualTo("no answer");
        assertThat(left.get(0).head().delay()).isBetween(Duration.ofSeconds(280), Duration.ofMinutes(5));
        assertThat(left.get(1).head()).isEqualTo(heads.get(4));
    }

    @Test
    void copiesAFailedEventWithItsFrozenVariables() {
        EventHead head = fixture.enter(1, "user_drop 4").get(0);
        QueuedEvent queued = main.find(head.id()).orElseThrow();
        main.settle(List.of(new Failed(head, 2, FailureReason.EXHAUSTED, "gave up", "busy")), List.of());
        FailedEvent failed = fixture.stacks.failed().find(head.id()).orElseThrow();
        assertThat(failed.event()).isEqualTo(queued.event());
        assertThat(failed.compactId()).isEqualTo(queued.compactId());
        assertThat(failed.date()).isEqualTo(queued.date());
        assertThat(failed.tryCount()).isEqualTo(2);
        assertThat(failed.lastError()).isEqualTo("gave up");
        assertThat(failed.lastAnswer()).isEqualTo("busy");
        assertThat(failed.reason()).isEqualTo(FailureReason.EXHAUSTED);
        assertThat(failed.supersededBy()).isNull();
        assertThat(main.count()).isZero();
    }

    @Test
    void anEventThatFailsWhileALaterOneOfItsGroupComesInIsObsolete() throws Exception {
        EventHead early = fixture.enter(1, Set.of("user_on", "user_off"), "user_on 4", "user_off 5")
                .get(0);
        try (Connection coming = fixture.database.dataSource().getConnection();
                Statement statement = coming.createStatement()) {
            coming.setAutoCommit(false);
            statement.executeUpdate("UPDATE EVENT_COUNTERS SET LAST_ID = LAST_ID + 1 WHERE NAME = 'EVENTS_STACK'");
            statement.executeUpdate("INSERT INTO EVENTS_STACK (ID, EVENT_TYPE, USER_ID, NAS_ID, PARAMS)"
                    + " SELECT LAST_ID, 'user_off', 4, 1, '{}' FROM EVENT_COUNTERS WHERE NAME = 'EVENTS_STACK'");
            CompletableFuture<Void> failing = CompletableFuture.runAsync(() ->
                    main.settle(List.of(new Failed(early, 1, FailureReason.REFUSED, "no such user", null)), List.of()));
            assertThatThrownBy(() -> failing.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            coming.commit();
            failing.get(10, TimeUnit.SECONDS);
        }
        assertThat(fixture.stacks.failed().find(early.id()).orElseThrow().supersededBy())
                .isEqualTo(main.newestId());
    }

    @Test
    void aDecisionAboutAnEventThatIsGoneHasNoEffect() {
        EventHead head = fixture.enter(1, "a 1").get(0);
        main.settle(List.of(new Failed(head, 0, FailureReason.CANCELLED, "by admin", null)), List.of());
        main.settle(List.of(new Done(head)), List.of());
        main.settle(List.of(new Postponed(head, 1, Duration.ofMinutes(1), "late")), List.of());
        main.settle(List.of(new Failed(head, 5, FailureReason.REFUSED, "late", null)), List.of());
        assertThat(fixture.stacks.failed().find(head.id()).orElseThrow().reason())
                .isEqualTo(FailureReason.CANCELLED);
        assertThat(fixture.stacks.failed().count()).isEqualTo(1);
        assertThat(main.count()).isZero();
    }

    @Test
    void anEventEndsOnceHoweverManyEndItAtOnce() {
        List<EventHead> heads = fixture.enter(
                1, LongStream.range(0, 200).mapToObj(i -> "a " + i).toArray(String[]::new));
        List<Settlement> cancelled = new ArrayList<>();
        List<Settlement> done = new ArrayList<>();
        for (EventHead head : heads) {
            cancelled.add(new Failed(head, 0, FailureReason.CANCELLED, "by admin", null));
            done.add(new Done(head));
        }
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(
                                () -> cancelled.forEach(one -> main.settle(List.of(one), List.of()))),
                        CompletableFuture.runAsync(() -> done.forEach(one -> main.settle(List.of(one), List.of()))),
                        CompletableFuture.runAsync(
                                () -> cancelled.forEach(one -> main.settle(List.of(one), List.of()))))
                .join();
        assertThat(main.count()).isZero();
        assertThat(fixture.stacks.failed().count()).isLessThanOrEqualTo(200);
    }

    @Test
    void nothingOfAFailedBatchTakesEffect() {
        List<EventHead> heads = fixture.enter(1, "a 1", "b 2");
        Attempt impossible =
                new Attempt(heads.get(0).id(), null, 1, 1, "a", 1, null, "", "", Duration.ZERO, Instant.now());
        assertThatThrownBy(
                        () -> main.settle(List.of(new Done(heads.get(0)), new Done(heads.get(1))), List.of(impossible)))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("Cannot settle 2 events: ");
        assertThat(main.count()).isEqualTo(2);
    }

    @Test
    void keepsAttemptsInTheirOrder() {
        EventHead head = fixture.enter(1, "a 1").get(0);
        long compactId = main.find(head.id()).orElseThrow().compactId();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Attempt first = new Attempt(
                head.id(), compactId, 1, 1, "a", 1, "postpone", "busy", "try later", Duration.ofMillis(12), now);
        Attempt second = new Attempt(head.id(), compactId, 1, 1, "a", 2, "done", "", "", Duration.ofNanos(7_000), now);
        main.settle(List.of(new Postponed(head, 1, Duration.ofSeconds(1), "busy")), List.of(first));
        main.settle(List.of(new Done(head)), List.of(second));
        assertThat(fixture.stacks.attempts().ofEvent(head.id())).containsExactly(first, second);
        assertThat(fixture.stacks.attempts().ofCompactId(compactId)).containsExactly(first, second);
        assertThat(fixture.stacks.attempts().ofEvent(head.id() + 1)).isEmpty();
    }

    @Test
    void cutsAnAnswerThatIsTooLong() {
        EventHead head = fixture.enter(1, "a 1").get(0);
        main.settle(List.of(new Failed(head, 1, FailureReason.REFUSED, "refused", "x".repeat(2_000_000))), List.of());
        assertThat(fixture.stacks.failed().find(head.id()).orElseThrow().lastAnswer())
                .hasSize(65_536)
                .endsWith("x\u2026");
    }

    @Test
    void countsByNasAndByCommand() {
        fixture.enter(1, "a 1", "b 2");
        fixture.enter(7, "a 1");
        fixture.enter(-3, "a 1");
        assertThat(main.count()).isEqualTo(4);
        assertThat(main.countByNas()).isEqualTo(Map.of(-3L, 1L, 1L, 2L, 7L, 1L));
        assertThat(main.countByType()).isEqualTo(Map.of("a", 3L, "b", 1L));
        assertThat(main.nasWithEvents()).containsExactly(-3L, 1L, 7L);
    }

    @Test
    void knowsNoNasWhenNothingWaits() {
        assertThat(main.nasWithEvents()).isEmpty();
        assertThat(main.countByNas()).isEmpty();
        assertThat(main.list(EventFilter.ALL, 0, 10)).isEmpty();
        assertThat(main.find(1)).isEmpty();
    }

    @Test
    void listsOverAllNasInTheOrderOfIds() {
        List<EventHead> all = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            all.addAll(fixture.enter(9, "a 1", "b 2"));
            all.addAll(fixture.enter(4, "a 2"));
        }
        assertThat(list(EventFilter.ALL, 0, 4)).isEqualTo(all.subList(0, 4));
        assertThat(list(EventFilter.ALL, all.get(3).id(), 10)).isEqualTo(all.subList(4, 9));
        assertThat(list(new EventFilter(9L, null, "b"), 0, 10))
                .extracting(EventHead::type)
                .containsOnly("b")
                .hasSize(3);
        assertThat(list(new EventFilter(null, null, "a"), 0, 10))
                .hasSize(6)
                .isSortedAccordingTo((one, other) -> Long.compare(one.id(), other.id()));
        assertThat(list(new EventFilter(null, 2L, null), 0, 10)).hasSize(6);
        assertThat(list(new EventFilter(4L, 2L, null), 0, 10)).hasSize(3);
        assertThat(list(new EventFilter(9L, null, null), 0, 10)).hasSize(6);
        assertThat(main.find(all.get(5).id())).map(QueuedEvent::head).contains(all.get(5));
        assertThat(main.find(all.get(8).id() + 1)).isEmpty();
    }

    @Test
    void findsAnEventByItsCompactId() {
        EventHead head = fixture.enter(1, "a 1", "b 1").get(1);
        long compactId = main.find(head.id()).orElseThrow().compactId();
        assertThat(main.findByCompactId(1, compactId)).map(QueuedEvent::head).contains(head);
        assertThat(main.findByCompactId(2, compactId)).isEmpty();
    }

    @Test
    void listsFailedEventsNewestFirst() {
        List<EventHead> heads = fixture.enter(1, "a 1", "b 2", "a 2");
        heads.forEach(
                head -> main.settle(List.of(new Failed(head, 1, FailureReason.REFUSED, "refused", null)), List.of()));
        var failed = fixture.stacks.failed();
        assertThat(failed.list(EventFilter.ALL, Long.MAX_VALUE, 2))
                .extracting(FailedEvent::id)
                .containsExactly(heads.get(2).id(), heads.get(1).id());
        assertThat(failed.list(EventFilter.ALL, heads.get(1).id(), 2))
                .extracting(FailedEvent::id)
                .containsExactly(heads.get(0).id());
        assertThat(failed.list(new EventFilter(1L, 2L, "a"), Long.MAX_VALUE, 5)).hasSize(1);
        assertThat(failed.countByReason()).isEqualTo(Map.of(FailureReason.REFUSED, 3L));
    }

    @Test
    void tellsTheBacklogOfEachNas() throws SQLException {
        List<EventHead> heads = fixture.enter(1, "a 1", "b 2", "c 3");
        fixture.enter(2, "a 1");
        main.settle(
                List.of(
                        new Postponed(heads.get(0), 1, Duration.ofHours(1), "busy"),
                        new Postponed(heads.get(1), 1, Duration.ZERO, "busy")),
                List.of());
        fixture.sql(
                "UPDATE EVENTS_STACK SET EVENT_DATE = CURRENT_TIMESTAMP - INTERVAL '2' HOUR WHERE EVENT_TYPE = 'b'");
        Map<Long, NasBacklog> backlogs = main.backlogs();
        assertThat(backlogs).containsOnlyKeys(1L, 2L);
        assertThat(backlogs.get(1L).waiting()).isEqualTo(3);
        assertThat(backlogs.get(1L).postponed()).isEqualTo(1);
        assertThat(backlogs.get(1L).oldest()).isBetween(Duration.ofHours(2), Duration.ofMinutes(121));
        assertThat(backlogs.get(2L).postponed()).isZero();
        assertThat(backlogs.get(2L).oldest()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    }

    @Test
    void listsByErrorAndAgeOfANasAnAccountAndAll() throws SQLException {
        List<EventHead> heads = fixture.enter(1, "a 1", "b 1", "c 2");
        main.settle(
                List.of(
                        new Postponed(heads.get(0), 1, Duration.ZERO, "Device BUSY"),
                        new Postponed(heads.get(1), 1, Duration.ZERO, "busy_device"),
                        new Postponed(heads.get(2), 1, Duration.ZERO, "the device is busy")),
                List.of());
        fixture.sql(
                "UPDATE EVENTS_STACK SET EVENT_DATE = CURRENT_TIMESTAMP - INTERVAL '3' HOUR WHERE EVENT_TYPE = 'a'");
        for (Long nasId : new Long[] {null, 1L}) {
            assertThat(types(nasId, null, "busy", null)).containsExactly("a", "b", "c");
            assertThat(types(nasId, null, "busy_", null)).containsExactly("b");
            assertThat(types(nasId, null, "busy", Duration.ofHours(1))).containsExactly("b", "c");
            assertThat(types(nasId, 1L, "DEVICE", Duration.ofHours(5))).containsExactly("a", "b");
            assertThat(types(nasId, 1L, "device busy", null)).containsExactly("a");
        }
    }

    private List<String> types(Long nasId, Long userId, String error, Duration within) {
        EventFilter filter = new EventFilter(nasId, userId, null, error, within, Set.of(FailureReason.REFUSED));
        return main.list(filter, 0, 10).stream().map(one -> one.head().type()).toList();
    }

    @Test
    void notesByWhichEventAnotherWasMadeObsoleteButOnlyWhileItWaits() {
        List<EventHead> heads = fixture.enter(3, "on 1", "off 1");
        long compactId = main.find(heads.get(0).id()).orElseThrow().compactId();
        Superseded superseded = new Superseded(heads.get(0), heads.get(1).id());
        main.settle(List.of(superseded), List.of());
        main.settle(List.of(superseded, new Done(heads.get(1))), List.of());
        List<Attempt> attempts = fixture.stacks.attempts().ofCompactId(compactId);
        assertThat(attempts).hasSize(1);
        assertThat(attempts.get(0).outcome()).isEqualTo("superseded");
        assertThat(attempts.get(0).message())
                .isEqualTo("superseded by event " + heads.get(1).id());
        assertThat(fixture.stacks.attempts().ofEvent(heads.get(0).id())).isEqualTo(attempts);
        assertThat(fixture.stacks.attempts().ofEvent(heads.get(1).id())).isEmpty();
        assertThat(main.count()).isZero();
    }

    private List<EventHead> list(EventFilter filter, long afterId, int limit) {
        return main.list(filter, afterId, limit).stream().map(QueuedEvent::head).toList();
    }
}
