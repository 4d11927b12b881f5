package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.Owner;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.Expansion.Expanded;
import org.nasd.api.stack.FailedStack;
import org.nasd.api.stack.Requeued;
import org.nasd.api.stack.Settlement;

@ParameterizedClass(name = "{0}")
@MethodSource("org.nasd.stack.internal.Fixture#all")
class FailedStackIT {

    private static final Set<String> GROUP = Set.of("user_redirect", "user_redirect_cancel");

    private final Fixture fixture;
    private final CompactStack compact;
    private final FailedStack failed;

    FailedStackIT(Fixture fixture) {
        this.fixture = fixture;
        this.compact = fixture.stacks.compact();
        this.failed = fixture.stacks.failed();
    }

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty();
    }

    @Test
    void requeuesInTheOrderOfIdsWithTheVariablesGivenAndSignals() {
        List<Long> ids = fail("refused", fixture.enter(1, "a 7", "b 7", "c 8"));
        Fixture.Recorder recorder = new Fixture.Recorder();
        fixture.listeners.add(recorder);
        SortedMap<Long, String> params = new TreeMap<>();
        params.put(ids.get(2), "{\"ip\":\"192.0.2.9\"}");
        params.put(ids.get(0), null);
        params.put(999_999L, null);
        Requeued requeued = failed.requeue(params, false);
        assertThat(requeued.compactIds()).containsOnlyKeys(ids.get(0), ids.get(2));
        assertThat(requeued.gone()).containsExactly(999_999L);
        assertThat(requeued.superseded()).isEmpty();
        List<CompactEvent> back = compact.read(0, 10);
        assertThat(back)
                .extracting(CompactEvent::id)
                .containsExactlyElementsOf(requeued.compactIds().values());
        assertThat(back).extracting(one -> one.event().type()).containsExactly("a", "c");
        assertThat(back).extracting(one -> one.event().params()).containsExactly(null, "{\"ip\":\"192.0.2.9\"}");
        assertThat(back).extracting(one -> one.event().nasIp()).containsOnly("10.0.0.1");
        assertThat(failed.oldest(EventFilter.ALL, 0, 10))
                .extracting(FailedEvent::id)
                .containsExactly(ids.get(1));
        Fixture.await("a signal", () -> recorder.count("compact") > 0);
    }

    @Test
    void keepsEverythingOfARequeuedEventButWhatItWasSentWith() {
        Event full = new Event("user_rate_set", 5L, 6L, null, "10.0.0.9", 7L, "8.a", "{}", new Owner("radius", "auth"));
        compact.append(List.of(full));
        CompactEvent source = compact.read(0, 1).get(0);
        EventHead head = compact.move(new Expansion(
                        List.of(new Expanded(source, source.event().on(3, "10.0.0.9"), Set.of())),
                        List.of(),
                        List.of(),
                        Map.of()))
                .get(0);
        fail("no", List.of(head));
        failed.requeue(all(), false);
        assertThat(compact.read(0, 1).get(0).event())
                .isEqualTo(new Event(
                        "user_rate_set", 5L, 6L, null, "10.0.0.9", 7L, "8.a", null, new Owner("radius", "auth")));
    }

    @Test
    void namesARequeuedEventsNasByTheAddressThatItHasNow() {
        long nasId = fixture.stacks.nasRegistry().add(Fixture.nas(0, "bras", "10.9.9.9"));
        fail("refused", fixture.enter(nasId, "a 7"));
        failed.requeue(all(), false);
        assertThat(compact.read(0, 10)).extracting(one -> one.event().nasIp()).containsExactly("10.9.9.9");
    }

    @Test
    void leavesWhatALaterEventMadeObsoleteUnlessForced() {
        List<Long> ids = fail("refused", fixture.enter(1, GROUP, "user_redirect 5", "user_redirect 6"));
        EventHead later = fixture.enter(1, GROUP, "user_redirect_cancel 5").get(0);
        Requeued careful = failed.requeue(all(), false);
        assertThat(careful.superseded()).isEqualTo(Map.of(ids.get(0), later.id()));
        assertThat(careful.compactIds()).containsOnlyKeys(ids.get(1));
        assertThat(failed.count()).isEqualTo(1);
        Requeued forced = failed.requeue(all(), true);
        assertThat(forced.compactIds()).containsOnlyKeys(ids.get(0));
        assertThat(failed.count()).isZero();
        assertThat(compact.count()).isEqualTo(2);
    }

    @Test
    void twoWhoRequeueTheSameEventsRequeueEachOnce() throws Exception {
        List<String> many = new ArrayList<>();
        for (int user = 0; user < 500; user++) {
            many.add("a " + user);
        }
        fail("refused", fixture.enter(1, many.toArray(String[]::new)));
        SortedMap<Long, String> all = all();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<Requeued> call = () -> failed.requeue(all, false);
            List<Future<Requeued>> answers = two.invokeAll(List.of(call, call));
            int requeued = 0;
            for (Future<Requeued> answer : answers) {
                requeued += answer.get().compactIds().size();
                assertThat(answer.get().compactIds().size()
                                + answer.get().gone().size())
                        .isEqualTo(500);
            }
            assertThat(requeued).isEqualTo(500);
        } finally {
            two.shutdownNow();
        }
        assertThat(compact.count()).isEqualTo(500);
        assertThat(failed.count()).isZero();
    }

    @Test
    void requeuesNothingWhereNothingIsAsked() {
        fail("refused", fixture.enter(1, "a 1"));
        assertThat(failed.requeue(new TreeMap<>(), false).compactIds()).isEmpty();
        assertThat(failed.delete(List.of())).isZero();
        assertThat(failed.count()).isEqualTo(1);
    }

    @Test
    void deletesForGood() {
        List<Long> ids = fail("refused", fixture.enter(1, "a 1", "b 2", "c 3"));
        assertThat(failed.delete(List.of(ids.get(0), ids.get(2), ids.get(2), 999_999L)))
                .isEqualTo(2);
        assertThat(failed.list(EventFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(FailedEvent::id)
                .containsExactly(ids.get(1));
    }

    @Test
    void pagesFromTheOldestWhileOthersAreAddedAndTakenAway() {
        List<Long> ids = fail("refused", fixture.enter(1, "a 1", "a 2", "a 3", "a 4"));
        List<FailedEvent> first = failed.oldest(EventFilter.ALL, 0, 2);
        failed.delete(first.stream().map(FailedEvent::id).toList());
        List<Long> added = fail("refused", fixture.enter(1, "a 5"));
        assertThat(failed.oldest(EventFilter.ALL, first.get(1).id(), 10))
                .extracting(FailedEvent::id)
                .containsExactly(ids.get(2), ids.get(3), added.get(0));
    }

    @Test
    void listsByErrorAgeAndReason() throws SQLException {
        List<EventHead> heads = fixture.enter(1, "a 1", "b 2", "c 3", "d 4");
        fail(FailureReason.REFUSED, "100% No Such item", heads.get(0));
        fail(FailureReason.UNCERTAIN, "1000 no such item", heads.get(1));
        fail(FailureReason.EXHAUSTED, "no_such!item", heads.get(2));
        fail(FailureReason.REFUSED, null, heads.get(3));
        assertThat(types(filter("NO SUCH", null))).containsExactly("b", "a");
        assertThat(types(filter("100% no", null))).containsExactly("a");
        assertThat(types(filter("no_such", null))).containsExactly("c");
        assertThat(types(filter("such!i", null))).containsExactly("c");
        assertThat(types(filter("", null))).containsExactly("c", "b", "a");
        assertThat(types(filter(null, null, FailureReason.REFUSED, FailureReason.EXHAUSTED)))
                .containsExactly("d", "c", "a");
        fixture.sql(
                "UPDATE EVENTS_FAILED SET FAILED_DATE = CURRENT_TIMESTAMP - INTERVAL '3' HOUR WHERE EVENT_TYPE = 'a'");
        assertThat(types(filter("such", Duration.ofHours(2)))).containsExactly("c", "b");
        assertThat(types(filter("such", Duration.ofHours(4)))).containsExactly("c", "b", "a");
        assertThat(types(filter("such", Duration.ofSeconds(Long.MAX_VALUE)))).hasSize(3);
    }

    @Test
    void anEventCancelledBeforeItsNasWasFoundIsObsoleteAfterALaterOneOfItsGroup() {
        List<Long> ids = compact.append(List.of(
                Event.of("user_redirect", 5),
                named("user_redirect", 6, "10.0.0.1"),
                named("user_redirect", 7, "10.0.0.2")));
        compact.cancel(ids, "cancelled by anna");
        fixture.enter(1, GROUP, "user_redirect_cancel 5", "user_redirect_cancel 6", "user_redirect_cancel 7");
        assertThat(failed.requeue(all(), false).compactIds()).hasSize(1);
        assertThat(compact.read(0, 10)).extracting(one -> one.event().userId()).containsExactly(7L);
    }

    private static Event named(String type, long userId, String nasIp) {
        return new Event(type, userId, null, null, nasIp, null, null, null, Owner.UNKNOWN);
    }

    private SortedMap<Long, String> all() {
        SortedMap<Long, String> all = new TreeMap<>();
        failed.oldest(EventFilter.ALL, 0, 1_000).forEach(one -> all.put(one.id(), null));
        return all;
    }

    private static EventFilter filter(String error, Duration within, FailureReason... reasons) {
        return new EventFilter(null, null, null, error, within, Set.copyOf(Arrays.asList(reasons)));
    }

    private List<String> types(EventFilter filter) {
        return failed.list(filter, Long.MAX_VALUE, 10).stream()
                .map(one -> one.event().type())
                .toList();
    }

    private List<Long> fail(String error, List<EventHead> heads) {
        heads.forEach(head -> fail(FailureReason.REFUSED, error, head));
        return heads.stream().map(EventHead::id).toList();
    }

    private void fail(FailureReason reason, String error, EventHead head) {
        fixture.stacks.main().settle(List.of(new Settlement.Failed(head, 1, reason, error, null)), List.of());
    }
}
