package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NodeException;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.Owner;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.EventSelection.Ids;
import org.nasd.api.operations.EventSelection.Matching;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.PushOutcome;
import org.nasd.api.operations.Pushed;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.Settlement;
import org.nasd.api.stack.StackException;

/** What is done with events, on real stacks. */
@Timeout(60)
class EventActionsTest {

    private static final Set<String> REDIRECTS = Set.of("user_redirect", "user_redirect_cancel");

    private Office office;
    private Nas m1;

    @BeforeEach
    void open(@TempDir Path logs) {
        office = new Office(logs);
        m1 = office.add("m1", "10.0.0.1");
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** What the compactor does with all that is there. */
    private List<EventHead> compact(String params) {
        return compact(params, Map.of());
    }

    private List<EventHead> compact(String params, Map<NasAccount, String> remembered) {
        List<Expansion.Expanded> expanded = new ArrayList<>();
        for (CompactEvent source : office.stacks.compact().read(0, 10_000)) {
            Event event = source.event().on(m1.id(), m1.ip()).with(2L, params);
            Set<String> group = REDIRECTS.contains(event.type()) ? REDIRECTS : Set.of();
            expanded.add(new Expansion.Expanded(source, event, group));
        }
        return office.stacks.compact().move(new Expansion(expanded, List.of(), List.of(), remembered));
    }

    private void fail(List<EventHead> heads) {
        office.stacks
                .main()
                .settle(
                        heads.stream()
                                .<Settlement>map(h -> new Settlement.Failed(h, 1, FailureReason.REFUSED, "no", null))
                                .toList(),
                        List.of());
    }

    private List<EventHead> failed(String type, String params, long... users) {
        push(type, users);
        List<EventHead> heads = compact(params);
        fail(heads);
        return heads;
    }

    private List<Pushed> push(String type, long... users) {
        return office.events()
                .pushAll(
                        Callers.OPERATOR,
                        LongStream.of(users)
                                .mapToObj(user -> Event.of(type, user))
                                .toList(),
                        null);
    }

    private static EventSelection all(EventPlace place) {
        return new Matching(EventQuery.of(place, 1));
    }

    private static Ids ids(EventPlace place, List<EventHead> heads) {
        return new Ids(place, heads.stream().map(EventHead::id).toList());
    }

    private static void assertKind(Kind kind, ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OperationException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContainingAll(parts);
    }

    @Test
    void allArePushedInTheirOrderOrNoneIs() {
        List<Pushed> pushed = push("user_info", 5, 3, 4);

        assertThat(pushed).extracting(Pushed::userId).containsExactly(5L, 3L, 4L);
        assertThat(pushed).extracting(Pushed::compactId).isSorted();
        assertThat(office.lastAudit())
                .isEqualTo("push 3 events (3 user_info) -> compact ids "
                        + pushed.get(0).compactId() + " to " + pushed.get(2).compactId());
        assertKind(
                Kind.INVALID,
                () -> office.events()
                        .pushAll(Callers.OPERATOR, List.of(Event.of("user_info", 6), Event.of("a b", 7)), null),
                "event 2: 'a b' cannot be a command");
        assertThat(office.stacks.compact().count()).isEqualTo(3);
        assertKind(Kind.INVALID, () -> office.events().pushAll(Callers.OPERATOR, List.of(), null), "not 0");
    }

    @Test
    void theSameKeyPushesOnceHoweverTheSameIsWritten() {
        Event asked = new Event("user_info", 5, null, null, "m1", null, null, "{\"a\": 1, \"b\": [2]}", Owner.UNKNOWN);
        Event again = new Event("user_info", 5, null, null, "m1", null, null, "{\"b\":[2],\"a\":1}", Owner.UNKNOWN);

        List<Pushed> first = office.events().pushAll(Callers.OPERATOR, List.of(asked), "k1");

        assertThat(office.events().pushAll(Callers.ADMIN, List.of(again), "k1")).isEqualTo(first);
        assertThat(office.stacks.compact().count()).isEqualTo(1);
        assertKind(
                Kind.CONFLICT,
                () -> office.events().pushAll(Callers.OPERATOR, List.of(Event.of("user_info", 6)), "k1"),
                "the idempotency key 'k1' was used for other events");
        assertKind(
                Kind.INVALID,
                () -> office.events().pushAll(Callers.OPERATOR, List.of(asked), " "),
                "an idempotency key");
    }

    @Test
    void requeuedEventsGetTheVariablesOfNowButKeepWhatOnlyTheProducerGave() {
        office.stacks.accounts().put(new Account(5, 2L, m1.id(), Map.of("ip", "10.0.0.6", "rate_in", 7L)));
        push("user_edit", 5);
        fail(compact(
                "{\"ip\":\"10.0.0.5\",\"snatip\":\"1.1.1.1\",\"old_column\":1,\"note\":\"x\"}",
                Map.of(new NasAccount(m1.id(), 5), "{\"old_column\":1}")));

        Acted acted = office.events().requeue(Callers.OPERATOR, all(EventPlace.FAILED), false);

        assertThat(acted).isEqualTo(new Acted(1, 0, List.of()));
        assertThat(office.stacks.compact().read(0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.event().params()).isEqualTo("{\"note\":\"x\"}"));
        assertThat(office.lastAudit()).isEqualTo("requeue all events of the failed stack -> 1 done, 0 skipped");
    }

    @Test
    void anEventOfAnAccountThatWasUnknownIsRequeuedOnceTheAccountIsThere() {
        push("user_edit", 5);
        CompactEvent row = office.stacks.compact().read(0, 10).get(0);
        office.stacks
                .compact()
                .move(new Expansion(
                        List.of(),
                        List.of(new Expansion.Rejected(row, row.event(), "account 5 is unknown")),
                        List.of(),
                        Map.of()));
        office.stacks.accounts().put(new Account(5, 2L, m1.id(), Map.of("ip", "10.0.0.6")));

        Acted acted = office.events().requeue(Callers.OPERATOR, all(EventPlace.FAILED), false);

        assertThat(acted).isEqualTo(new Acted(1, 0, List.of()));
    }

    @Test
    void aRequeuedUserDelKeepsItsOldData() {
        office.stacks.accounts().put(new Account(5, 2L, m1.id(), Map.of("ip", "10.0.0.6")));
        List<EventHead> heads = failed("user_del", "{\"ip\":\"10.0.0.5\"}", 5);

        office.events().requeue(Callers.OPERATOR, ids(EventPlace.FAILED, heads), false);

        assertThat(office.stacks.compact().read(0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.event().params()).isEqualTo("{\"ip\":\"10.0.0.5\"}"));
    }

    @Test
    void eventsOfAnAccountThatIsGoneKeepAllTheyHave() {
        failed("user_edit", "{\"ip\":\"10.0.0.5\"}", 5);

        office.events().requeue(Callers.OPERATOR, all(EventPlace.FAILED), false);

        assertThat(office.stacks.compact().read(0, 10).get(0).event().params()).isEqualTo("{\"ip\":\"10.0.0.5\"}");
    }

    @Test
    void obsoleteEventsAreSkippedAndListedUnlessForced() {
        List<EventHead> old = failed("user_redirect", "{}", 5);
        push("user_redirect_cancel", 5);
        long later = compact("{}").get(0).id();

        Acted skipped = office.events().requeue(Callers.OPERATOR, ids(EventPlace.FAILED, old), false);
        Acted forced = office.events().requeue(Callers.OPERATOR, ids(EventPlace.FAILED, old), true);

        assertThat(skipped)
                .isEqualTo(new Acted(
                        0,
                        1,
                        List.of(new Acted.Skipped(
                                old.get(0).id(),
                                "the later event " + later + " made it obsolete; force sends it anyway"))));
        assertThat(forced.done()).isEqualTo(1);
    }

    @Test
    void allThatMatchAreRequeuedPageByPageAndWhatIsNotThereIsListed() {
        long[] users = LongStream.rangeClosed(1, 2L * Selections.PAGE + 3).toArray();
        failed("user_edit", "{}", users);
        failed("user_info", "{}", 1, 2);
        EventQuery query = new EventQuery(EventPlace.FAILED, "m1", null, "user_edit", 1);

        Acted acted = office.events().requeue(Callers.OPERATOR, new Matching(query), false);
        Acted gone = office.events().requeue(Callers.OPERATOR, new Ids(EventPlace.FAILED, List.of(4711L)), false);

        assertThat(acted.done()).isEqualTo(users.length);
        assertThat(office.stacks.compact().count()).isEqualTo(users.length);
        assertThat(office.stacks.failed().count()).isEqualTo(2);
        assertThat(gone.examples()).containsExactly(new Acted.Skipped(4711, "it is not among the failed"));
        assertThat(office.audit.stream().filter(e -> e.action().startsWith("requeue")))
                .hasSize(2);
    }

    @Test
    void eventsThatFailAgainWhileTheWalkGoesOnAreNotMetTwice() {
        failed("user_edit", "{}", LongStream.rangeClosed(1, Selections.PAGE).toArray());
        List<Long> met = new ArrayList<>();
        Selections selections = new Selections(
                new EventDesk.Stacks(
                        office.stacks.compact(),
                        office.stacks.main(),
                        office.stacks.failed(),
                        office.stacks.attempts()),
                new EventQueries(new NasFinder(office.stacks.nasDirectory())));

        selections.failed(all(EventPlace.FAILED), new Tally(), events -> {
            events.forEach(event -> met.add(event.id()));
            failed("user_edit", "{}", LongStream.rangeClosed(1, Selections.PAGE).toArray());
        });

        assertThat(met).hasSize(Selections.PAGE);
    }

    @Test
    void waitingEventsOfTheCompactStackAreCancelledWithWhoAndWhy() {
        List<Pushed> pushed = push("user_redirect", 1, 2, 3);
        List<Long> ids =
                new ArrayList<>(pushed.stream().map(Pushed::compactId).limit(2).toList());
        ids.add(4711L);

        Acted acted = office.events().cancel(Callers.OPERATOR, new Ids(EventPlace.COMPACT, ids), "by\nmistake ");
        Acted rest = office.events().cancel(Callers.OPERATOR, all(EventPlace.COMPACT), null);

        assertThat(acted.done()).isEqualTo(2);
        assertThat(acted.examples()).extracting(Acted.Skipped::id).containsExactly(4711L);
        assertThat(rest.done()).isEqualTo(1);
        assertThat(office.stacks.compact().count()).isZero();
        assertThat(office.stacks.failed().list(EventFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(FailedEvent::reason, FailedEvent::lastError)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        FailureReason.CANCELLED, "cancelled by ann (test): by mistake"));
    }

    @Test
    void waitingEventsOfTheMainStackAreCancelledByTheDispatchThatHasThem() {
        office.dispatch.status.add(FakeDispatch.status(m1, NasState.WORKING, "", 0));
        push("user_redirect", 1, 2, 3);
        List<EventHead> heads = compact("{}");
        office.dispatch.cancellation = asked -> CompletableFuture.completedFuture(new Cancellation(
                asked.stream().skip(1).map(EventHead::id).toList(),
                List.of(asked.get(0).id())));

        Acted acted = office.events().cancel(Callers.OPERATOR, all(EventPlace.MAIN), "x");

        assertThat(acted)
                .isEqualTo(new Acted(
                        2,
                        1,
                        List.of(new Acted.Skipped(heads.get(0).id(), "too late: it is being sent at this moment"))));
        assertThat(office.dispatch.cancelled)
                .singleElement()
                .satisfies(call -> assertThat(call.get(0)).isEqualTo(m1.id()))
                .satisfies(call -> assertThat(call.get(2)).isEqualTo("cancelled by ann (test): x"));
    }

    @Test
    void eventsOfANasThatTheDispatchDoesNotKnowAreCancelledAllTheSame() {
        push("user_redirect", 1, 2);
        List<EventHead> heads = compact("{}");

        Acted acted = office.events().cancel(Callers.OPERATOR, ids(EventPlace.MAIN, heads), null);

        assertThat(acted.done()).isEqualTo(2);
        assertThat(office.stacks.main().count()).isZero();
        assertThat(office.stacks.failed().countByReason()).isEqualTo(Map.of(FailureReason.CANCELLED, 2L));
    }

    @Test
    void eventsThatAnotherNodeHasInHandAreAskedOfIt() {
        push("user_redirect", 1);
        List<EventHead> heads = compact("{}");
        office.stacks
                .main()
                .settle(List.of(new Settlement.Postponed(heads.get(0), 1, Duration.ofHours(1), "busy")), List.of());
        office.leases.elsewhere(m1.id());

        assertThat(office.events()
                        .hasten(Callers.OPERATOR, all(EventPlace.MAIN))
                        .done())
                .isEqualTo(1);
        assertThat(office.events()
                        .cancel(Callers.OPERATOR, all(EventPlace.MAIN), null)
                        .done())
                .isEqualTo(1);
        assertThat(office.dispatch.hastened).hasSize(1);
        assertThat(office.dispatch.cancelled).hasSize(1);
        assertThat(office.stacks.main().count()).as("settled by nobody here").isEqualTo(1);
    }

    @Test
    void aNodeThatDoesNotAnswerIsToldOf() {
        push("user_redirect", 1);
        compact("{}");
        office.leases.elsewhere(m1.id());
        office.dispatch.cancellation = heads -> CompletableFuture.failedFuture(
                new NodeException("bravo, which works m1, did not answer within 10 s", false));

        assertKind(
                Kind.UNAVAILABLE,
                () -> office.events().cancel(Callers.OPERATOR, all(EventPlace.MAIN), null),
                "bravo, which works m1, did not answer within 10 s");
    }

    @Test
    void aDispatchThatCannotMakeItDurableIsUnavailable() {
        office.dispatch.status.add(FakeDispatch.status(m1, NasState.WORKING, "", 0));
        push("user_redirect", 1);
        compact("{}");
        office.dispatch.cancellation = heads -> CompletableFuture.failedFuture(new StackException("cannot settle"));

        assertKind(
                Kind.UNAVAILABLE,
                () -> office.events().cancel(Callers.OPERATOR, all(EventPlace.MAIN), null),
                "cannot settle");
        assertThat(office.lastAudit()).contains("-> failed: the database does not do it now");
    }

    @Test
    void aCriterionThatMeansNothingOnAStackIsRefusedRatherThanLeftOut() {
        EventQuery query =
                new EventQuery(EventPlace.MAIN, null, null, null, null, null, Set.of(FailureReason.REFUSED), null, 1);

        assertKind(
                Kind.INVALID,
                () -> office.events().cancel(Callers.OPERATOR, new Matching(query), null),
                "only failed events have a reason");
    }

    @Test
    void onlyPostponedEventsAreHastened() {
        office.dispatch.status.add(FakeDispatch.status(m1, NasState.WORKING, "", 0));
        push("user_redirect", 1, 2);
        List<EventHead> heads = compact("{}");
        office.stacks
                .main()
                .settle(List.of(new Settlement.Postponed(heads.get(0), 1, Duration.ofMinutes(5), "busy")), List.of());

        Acted acted = office.events().hasten(Callers.OPERATOR, all(EventPlace.MAIN));

        assertThat(acted)
                .isEqualTo(new Acted(
                        1, 1, List.of(new Acted.Skipped(heads.get(1).id(), "it is due already and waits its turn"))));
        assertThat(office.dispatch.hastened)
                .containsExactly(List.of(m1.id(), Set.of(heads.get(0).id())));
        assertKind(Kind.INVALID, () -> office.events().hasten(Callers.OPERATOR, all(EventPlace.COMPACT)), "main stack");
    }

    @Test
    void discardedEventsAreGoneForGood() {
        List<EventHead> heads = failed("user_redirect", "{}", 1, 2, 3);

        Acted some = office.events().discard(Callers.ADMIN, ids(EventPlace.FAILED, heads.subList(0, 1)));
        Acted rest = office.events().discard(Callers.ADMIN, all(EventPlace.FAILED));

        assertThat(some.done()).isEqualTo(1);
        assertThat(rest.done()).isEqualTo(2);
        assertThat(office.stacks.failed().count()).isZero();
        assertThat(office.stacks.compact().count()).isZero();
    }

    @Test
    void eventsAreFoundByTheirErrorTheirAgeAndTheirReason() {
        failed("user_redirect", "{}", 1);
        EventQuery query = new EventQuery(
                EventPlace.FAILED,
                null,
                null,
                null,
                "NO",
                Duration.ofHours(1),
                Set.of(FailureReason.REFUSED),
                null,
                10);

        assertThat(office.events().list(Callers.VIEWER, query).events()).hasSize(1);
        assertKind(
                Kind.INVALID,
                () -> office.events()
                        .list(
                                Callers.VIEWER,
                                new EventQuery(
                                        EventPlace.MAIN, null, null, null, null, Duration.ZERO, Set.of(), null, 10)),
                "how long ago");
    }

    @Test
    void accountsOfAQueryAreRecordedWithTheQuery() {
        office.stacks.accounts().put(List.of(new Account(5, 2L, 1L, Map.of()), new Account(6, 2L, 1L, Map.of())));

        assertThat(office.events().accounts(Callers.ADMIN, "SELECT ID FROM USERS ORDER BY ID"))
                .containsExactly(5L, 6L);
        assertThat(office.lastAudit()).isEqualTo("find accounts by SELECT ID FROM USERS ORDER BY ID -> 2 accounts");
        assertKind(Kind.INVALID, () -> office.events().accounts(Callers.ADMIN, " "), "no query is given");
        assertKind(Kind.INVALID, () -> office.events().accounts(Callers.ADMIN, "DELETE FROM USERS"), "SELECT");
    }

    @Test
    void aPushThatALaterOneMadeObsoleteEndsAsSuperseded() {
        Pushed first = push("user_redirect", 5).get(0);
        push("user_redirect_cancel", 5);
        List<EventHead> heads = compact("{}");

        office.stacks
                .main()
                .settle(
                        List.of(new Settlement.Superseded(
                                heads.get(0), heads.get(1).id())),
                        List.of());

        assertThat(office.events().outcome(Callers.VIEWER, first)).isInstanceOf(PushOutcome.Superseded.class);
    }
}
