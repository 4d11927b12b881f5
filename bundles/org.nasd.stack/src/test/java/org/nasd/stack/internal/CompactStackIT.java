package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.event.Attempt;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.Owner;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.Expansion.Coalesced;
import org.nasd.api.stack.Expansion.Rejected;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.Settlement;
import org.nasd.api.stack.StackException;
import org.nasd.api.stack.StackListener;

@ParameterizedClass(name = "{0}")
@MethodSource("org.nasd.stack.internal.Fixture#all")
class CompactStackIT {

    private static final Event FULL = new Event(
            "user_rate_set", 5L, 6L, null, "10.0.0.9", 7L, "8.a", "{\"rate_in\": 512}", new Owner("radius", "auth"));

    private final Fixture fixture;
    private final CompactStack compact;

    CompactStackIT(Fixture fixture) {
        this.fixture = fixture;
        this.compact = fixture.stacks.compact();
    }

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty();
    }

    @Test
    void returnsTheIdsOfAppendedEventsInTheirOrder() {
        List<Event> events =
                IntStream.range(0, 5_000).mapToObj(i -> Event.of("e" + i, i)).toList();
        List<Long> ids = compact.append(events);
        List<CompactEvent> read = compact.read(0, 10_000);
        assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize(5_000);
        assertThat(read).extracting(CompactEvent::id).isEqualTo(ids);
        assertThat(read).extracting(CompactEvent::event).isEqualTo(events);
    }

    @Test
    void keepsEveryColumnOfAnEvent() {
        compact.append(List.of(FULL));
        CompactEvent read = compact.read(0, 1).get(0);
        assertThat(read.event()).isEqualTo(FULL);
        assertThat(read.age()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
    }

    @Test
    void takesAnInsertThatSaysOnlyWhatAndForWhom() throws SQLException {
        fixture.sql("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) VALUES ('user_redirect', 5)");
        assertThat(compact.read(0, 10)).extracting(CompactEvent::event).containsExactly(Event.of("user_redirect", 5));
    }

    @Test
    void findsALowerIdThatCommitsAfterAHigherOne() throws SQLException {
        String insert = "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) VALUES ('user_redirect', ";
        try (Connection slow = fixture.database.dataSource().getConnection();
                Statement late = slow.createStatement()) {
            slow.setAutoCommit(false);
            late.execute(insert + "1)");
            fixture.sql(insert + "2)");
            List<CompactEvent> before = compact.read(0, 10);
            assertThat(before).extracting(one -> one.event().userId()).containsExactly(2L);
            compact.move(expand(before.get(0), 1));
            slow.commit();
            slow.setAutoCommit(true);
            List<CompactEvent> after = compact.read(0, 10);
            assertThat(after).extracting(one -> one.event().userId()).containsExactly(1L);
            assertThat(after.get(0).id()).isLessThan(before.get(0).id());
        }
    }

    @Test
    void refusesAnEventThatNoDatabaseCanKeepAndKeepsNothingOfItsBatch() {
        Event hostile = new Event("user_edit", 5, null, null, null, null, null, "{\"a\":\"\0\"}", Owner.UNKNOWN);
        assertThatThrownBy(() -> compact.append(List.of(Event.of("user_auth", 5), hostile)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PARAMS holds a NUL");
        assertThat(compact.count()).isZero();
    }

    @Test
    void takesParametersOfAMillionCharacters() {
        String params = "{\"a\":\"" + "\u044f".repeat(999_990) + "\"}";
        compact.append(List.of(new Event("user_edit", 5, null, null, null, null, null, params, Owner.UNKNOWN)));
        CompactEvent read = compact.read(0, 1).get(0);
        assertThat(read.event().params()).isEqualTo(params);
        compact.move(expand(read, 1));
    }

    @Test
    void movesEventsWithAllTheirColumns() {
        compact.append(List.of(FULL));
        CompactEvent source = compact.read(0, 1).get(0);
        Event event = source.event().on(3, "10.0.0.9").with(60L, "{\"rate_in\":512,\"ip\":\"192.0.2.7\"}");
        List<EventHead> heads = compact.move(new Expansion(
                List.of(new Expansion.Expanded(source, event, Set.of())), List.of(), List.of(), Map.of()));
        QueuedEvent queued = fixture.stacks.main().read(3, 0, 10).get(0);
        assertThat(heads).containsExactly(queued.head());
        assertThat(queued.event()).isEqualTo(event);
        assertThat(queued.compactId()).isEqualTo(source.id());
        assertThat(queued.head().tryCount()).isZero();
        assertThat(queued.head().delay()).isZero();
        assertThat(compact.count()).isZero();
    }

    @Test
    void givesIdsInTheOrderOfTheExpansionAndNeverTwice() {
        long newest = fixture.stacks.main().newestId();
        List<EventHead> first = fixture.enter(1, "a 1", "b 2", "c 1");
        fixture.stacks.main().settle(List.of(new Settlement.Done(first.get(2))), List.of());
        List<EventHead> second = fixture.enter(2, "d 1");
        assertThat(first).extracting(EventHead::id).containsExactly(newest + 1, newest + 2, newest + 3);
        assertThat(first).extracting(EventHead::type).containsExactly("a", "b", "c");
        assertThat(second).extracting(EventHead::id).containsExactly(newest + 4);
        assertThat(fixture.stacks.main().newestId()).isEqualTo(newest + 4);
    }

    @Test
    void movesNothingWhenOneRowIsGone() throws SQLException {
        compact.append(List.of(Event.of("a", 1), Event.of("b", 2)));
        List<CompactEvent> read = compact.read(0, 10);
        long newest = fixture.stacks.main().newestId();
        fixture.sql("DELETE FROM EVENTS_STACK_COMPACT WHERE ID = " + read.get(1).id());
        Expansion expansion = new Expansion(
                List.of(Fixture.expanded(read.get(0), 1, Set.of()), Fixture.expanded(read.get(1), 1, Set.of())),
                List.of(),
                List.of(),
                Map.of(new NasAccount(1, 1), "{}"));
        assertThatThrownBy(() -> compact.move(expansion))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("1 of 2 events are no longer there");
        assertThat(compact.count()).isEqualTo(1);
        assertThat(fixture.stacks.main().count()).isZero();
        assertThat(fixture.stacks.main().newestId()).isEqualTo(newest);
        assertThat(compact.remembered(List.of(new NasAccount(1, 1)))).isEmpty();
    }

    @Test
    void putsRejectedEventsAmongTheFailedAndDropsCoalescedOnes() {
        compact.append(List.of(Event.of("a", 1), FULL, Event.of("a", 1)));
        List<CompactEvent> read = compact.read(0, 10);
        List<EventHead> heads = compact.move(new Expansion(
                List.of(Fixture.expanded(read.get(2), 1, Set.of())),
                List.of(new Rejected(read.get(1), read.get(1).event(), "unknown account 5\0")),
                List.of(new Coalesced(read.get(0), read.get(2))),
                Map.of()));
        FailedEvent failed =
                fixture.stacks.failed().findByCompactId(read.get(1).id()).orElseThrow();
        assertThat(failed.event()).isEqualTo(FULL);
        assertThat(failed.reason()).isEqualTo(FailureReason.REJECTED);
        assertThat(failed.lastError()).isEqualTo("unknown account 5\u2400");
        assertThat(failed.date()).isEqualTo(read.get(1).date());
        assertThat(failed.id()).isLessThan(heads.get(0).id());
        assertThat(fixture.stacks.failed().find(failed.id())).contains(failed);
        assertThat(compact.count()).isZero();
        assertThat(fixture.stacks.main().count()).isEqualTo(1);
    }

    @Test
    void remembersTheLastVariablesOfAnAccountOnEachNas() {
        remember(Map.of(new NasAccount(1, 5), "{\"v\":1}", new NasAccount(2, 5), "{\"v\":2}"));
        remember(Map.of(new NasAccount(1, 5), "{\"v\":3}"));
        assertThat(compact.remembered(List.of(new NasAccount(1, 5), new NasAccount(1, 6))))
                .isEqualTo(Map.of(new NasAccount(1, 5), "{\"v\":3}"));
        assertThat(compact.remembered(List.of(new NasAccount(2, 5)))).containsValue("{\"v\":2}");
        assertThat(compact.remembered(List.of())).isEmpty();
    }

    @Test
    void marksOlderFailedEventsOfTheGroupAsSuperseded() {
        Set<String> group = Set.of("user_redirect", "user_redirect_cancel");
        EventHead older = fail(fixture.enter(1, group, "user_redirect 5").get(0));
        EventHead otherAccount = fail(fixture.enter(1, group, "user_redirect 6").get(0));
        EventHead otherNas = fail(fixture.enter(2, group, "user_redirect 5").get(0));
        EventHead otherType = fail(fixture.enter(1, "user_drop 5").get(0));
        EventHead newer = fixture.enter(1, group, "user_redirect_cancel 5").get(0);
        assertThat(supersededBy(older)).isEqualTo(newer.id());
        assertThat(supersededBy(otherAccount)).isNull();
        assertThat(supersededBy(otherNas)).isNull();
        assertThat(supersededBy(otherType)).isNull();
    }

    @Test
    void marksAnEventThatFailsWhenALaterOneOfItsGroupWaits() {
        Set<String> group = Set.of("user_redirect", "user_redirect_cancel");
        List<EventHead> heads = fixture.enter(1, group, "user_redirect 5", "user_redirect_cancel 5");
        fixture.enter(1, "user_drop 5");
        fail(heads.get(0));
        fail(heads.get(1));
        assertThat(supersededBy(heads.get(0))).isEqualTo(heads.get(1).id());
        assertThat(supersededBy(heads.get(1))).isNull();
    }

    @Test
    void aRejectedEventIsSupersededOnlyByLaterOnesOfItsBatch() {
        compact.append(List.of(Event.of("on", 1), Event.of("off", 1), Event.of("off", 2), Event.of("on", 2)));
        List<CompactEvent> read = compact.read(0, 10);
        Set<String> group = Set.of("on", "off");
        List<EventHead> heads = compact.move(new Expansion(
                List.of(Fixture.expanded(read.get(1), 1, group), Fixture.expanded(read.get(2), 1, group)),
                List.of(rejected(read.get(3)), rejected(read.get(0))),
                List.of(),
                Map.of()));
        assertThat(fixture.stacks
                        .failed()
                        .findByCompactId(read.get(0).id())
                        .orElseThrow()
                        .supersededBy())
                .isEqualTo(heads.get(0).id());
        assertThat(fixture.stacks
                        .failed()
                        .findByCompactId(read.get(3).id())
                        .orElseThrow()
                        .supersededBy())
                .isNull();
    }

    @Test
    void tellsListenersAfterTheCommitAndDoesNotMindOneThatFails() {
        Fixture.Recorder recorder = new Fixture.Recorder();
        List<QueuedEvent> seen = new ArrayList<>();
        fixture.listeners.add(new StackListener() {
            @Override
            public void mainArrived(List<QueuedEvent> events) {
                seen.addAll(fixture.stacks.main().read(1, 0, 10));
                throw new IllegalStateException("a listener's own mistake");
            }
        });
        fixture.listeners.add(recorder);
        fixture.enter(1, "a 1", "b 2");
        assertThat(recorder.count("compact")).isPositive();
        assertThat(seen).hasSize(2).isEqualTo(recorder.events);
    }

    @Test
    void tellsListenersOfEventsAsTheyWillBeRead() {
        Fixture.Recorder recorder = new Fixture.Recorder();
        fixture.listeners.add(recorder);
        compact.append(List.of(FULL, Event.of("b", 2)));
        List<Expansion.Expanded> expanded = compact.read(0, 10).stream()
                .map(source -> new Expansion.Expanded(
                        source, source.event().on(1, "10.0.0.1").with(7L, "{\"name\":\"a\0b\"}"), Set.of()))
                .toList();
        compact.move(new Expansion(expanded, List.of(), List.of(), Map.of()));
        assertThat(recorder.events).hasSize(2).isEqualTo(fixture.stacks.main().read(1, 0, 10));
    }

    @Test
    void listsByEveryFilter() {
        fixture.stacks.nasRegistry().add(Fixture.nas(0, "bras", "10.0.0.9"));
        long nasId = fixture.stacks.nasDirectory().all().get(0).id();
        List<Long> ids = compact.append(List.of(Event.of("a", 1), Event.of("b", 1), Event.of("a", 2), FULL));
        assertThat(list(EventFilter.ALL, 0)).isEqualTo(ids);
        assertThat(list(EventFilter.ALL, ids.get(1))).isEqualTo(ids.subList(2, 4));
        assertThat(list(new EventFilter(null, 1L, null), 0)).isEqualTo(ids.subList(0, 2));
        assertThat(list(new EventFilter(null, 1L, "a"), 0)).containsExactly(ids.get(0));
        assertThat(list(new EventFilter(nasId, null, null), 0)).containsExactly(ids.get(3));
        assertThat(list(new EventFilter(nasId + 1, null, null), 0)).isEmpty();
    }

    @Test
    void listsByAgeAndHasNoErrors() throws SQLException {
        List<Long> ids = compact.append(List.of(Event.of("a", 1), Event.of("b", 1)));
        fixture.sql(
                "UPDATE EVENTS_STACK_COMPACT SET EVENT_DATE = CURRENT_TIMESTAMP - INTERVAL '3' HOUR WHERE CMD = 'a'");
        assertThat(list(new EventFilter(null, null, null, null, Duration.ofHours(2), Set.of()), 0))
                .containsExactly(ids.get(1));
        assertThat(list(new EventFilter(null, null, null, null, Duration.ofHours(4), Set.of(FailureReason.POISON)), 0))
                .isEqualTo(ids);
        assertThat(list(new EventFilter(null, null, null, "", null, Set.of()), 0))
                .isEmpty();
    }

    @Test
    void cancelsRowsIntoTheFailedStackWithAllTheirColumns() {
        List<Long> ids = compact.append(List.of(FULL, Event.of("a", 1), Event.of("b", 2)));
        CompactEvent full = compact.read(0, 1).get(0);
        Set<Long> cancelled = compact.cancel(List.of(ids.get(0), ids.get(2), 999_999L), "cancelled by anna: a mistake");
        assertThat(cancelled).containsExactly(ids.get(0), ids.get(2));
        assertThat(compact.read(0, 10)).extracting(CompactEvent::id).containsExactly(ids.get(1));
        FailedEvent failed = fixture.stacks.failed().findByCompactId(ids.get(0)).orElseThrow();
        assertThat(failed.event()).isEqualTo(FULL);
        assertThat(failed.date()).isEqualTo(full.date());
        assertThat(failed.reason()).isEqualTo(FailureReason.CANCELLED);
        assertThat(failed.lastError()).isEqualTo("cancelled by anna: a mistake");
        assertThat(compact.cancel(ids, "again")).containsExactly(ids.get(1));
        assertThat(compact.cancel(List.of(), "nothing")).isEmpty();
    }

    @Test
    void ofACancelAndAMoveOneHasTheRow() throws Exception {
        for (int i = 0; i < 50; i++) {
            compact.append(List.of(Event.of("a", i)));
            CompactEvent source = compact.read(0, 1).get(0);
            CompletableFuture<Integer> cancel = CompletableFuture.supplyAsync(
                    () -> compact.cancel(List.of(source.id()), "cancelled").size());
            int moved;
            try {
                moved = compact.move(expand(source, 1)).size();
            } catch (StackException e) {
                moved = 0;
            }
            assertThat(moved + cancel.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(fixture.stacks.main().count() + fixture.stacks.failed().count())
                    .isEqualTo(i + 1);
        }
    }

    @Test
    void notesByWhichEventADroppedOneWasMadeObsolete() {
        compact.append(List.of(Event.of("off", 1), Event.of("on", 1)));
        List<CompactEvent> read = compact.read(0, 10);
        EventHead head = compact.move(new Expansion(
                        List.of(Fixture.expanded(read.get(1), 3, Set.of())),
                        List.of(),
                        List.of(new Coalesced(read.get(0), read.get(1))),
                        Map.of()))
                .get(0);
        List<Attempt> attempts =
                fixture.stacks.attempts().ofCompactId(read.get(0).id());
        assertThat(attempts).hasSize(1);
        assertThat(attempts.get(0).outcome()).isEqualTo("superseded");
        assertThat(attempts.get(0).message()).isEqualTo("superseded by event " + head.id());
        assertThat(attempts.get(0).nasId()).isEqualTo(3);
        assertThat(attempts.get(0).eventId()).isZero();
        assertThat(fixture.stacks.attempts().ofCompactId(read.get(1).id())).isEmpty();
    }

    private List<Long> list(EventFilter filter, long afterId) {
        return compact.list(filter, afterId, 10).stream().map(CompactEvent::id).toList();
    }

    private void remember(Map<NasAccount, String> variables) {
        compact.move(new Expansion(List.of(), List.of(), List.of(), variables));
    }

    private static Expansion expand(CompactEvent source, long nasId) {
        return new Expansion(List.of(Fixture.expanded(source, nasId, Set.of())), List.of(), List.of(), Map.of());
    }

    private static Rejected rejected(CompactEvent source) {
        return new Rejected(source, source.event().on(1, "10.0.0.1"), "a variable is missing");
    }

    private EventHead fail(EventHead head) {
        fixture.stacks
                .main()
                .settle(List.of(new Settlement.Failed(head, 1, FailureReason.REFUSED, "refused", null)), List.of());
        return head;
    }

    private Long supersededBy(EventHead head) {
        return fixture.stacks.failed().find(head.id()).orElseThrow().supersededBy();
    }
}
