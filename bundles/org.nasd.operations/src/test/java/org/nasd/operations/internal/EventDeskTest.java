package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.event.Attempt;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.Owner;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.EventPage;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.EventView;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.PushOutcome;
import org.nasd.api.operations.Pushed;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.Settlement;

@Timeout(30)
class EventDeskTest {

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
    private List<EventHead> compact() {
        List<Expansion.Expanded> expanded = new ArrayList<>();
        for (CompactEvent source : office.stacks.compact().read(0, 1000)) {
            Event event = source.event()
                    .on(m1.id(), m1.ip())
                    .with(2L, "{\"cmd\":\"" + source.event().type() + "\"}");
            expanded.add(new Expansion.Expanded(source, event, Set.of()));
        }
        return office.stacks.compact().move(new Expansion(expanded, List.of(), List.of(), Map.of()));
    }

    private Pushed push(String type, long user) {
        return office.events().push(Callers.OPERATOR, Event.of(type, user));
    }

    private Attempt attempt(EventHead head, Pushed pushed, String outcome, String message, String answer) {
        return new Attempt(
                head.id(),
                pushed.compactId(),
                head.nasId(),
                head.userId(),
                head.type(),
                1,
                outcome,
                message,
                answer,
                Duration.ofMillis(96),
                Instant.now());
    }

    @Test
    void pushPutsTheEventWithItsCallerAsOwner() {
        Event asked = new Event("user_info", 5, 2L, 99L, "m1", 7L, "s1", "{\"a\": 1}", Owner.UNKNOWN);

        Pushed pushed = office.events().push(Callers.OPERATOR, asked);

        CompactEvent row = office.stacks.compact().read(0, 10).get(0);
        assertThat(row.id()).isEqualTo(pushed.compactId());
        assertThat(row.event())
                .isEqualTo(new Event(
                        "user_info",
                        5,
                        2L,
                        null,
                        "10.0.0.1",
                        7L,
                        "s1",
                        "{\"a\": 1}",
                        new Owner("test", "push by ann")));
        assertThat(office.lastAudit())
                .isEqualTo("push user_info for account 5 to NAS m1 -> compact id " + pushed.compactId());
    }

    @Test
    void pushOfABillingKeepsItsOwner() {
        Owner rtsh = new Owner("rtsh", "redirect");

        office.events().push(Callers.OPERATOR, Event.of("user_info", 5).by(rtsh));

        assertThat(office.stacks.compact().read(0, 1).get(0).event().owner()).isEqualTo(rtsh);
    }

    @Test
    void pushRefusesWhatCouldNeverBeSent() {
        Map<Event, String> mistakes = Map.of(
                Event.of("user info", 5),
                "'user info' cannot be a command",
                Event.of("", 5),
                "cannot be a command",
                new Event("user_info", 5, null, null, "m9", null, null, null, Owner.UNKNOWN),
                "there is no NAS 'm9'",
                new Event("user_info", 5, null, null, null, null, null, "[1]", Owner.UNKNOWN),
                "no JSON object",
                new Event("user_info", 5, null, null, null, null, null, "{\"a\":1} x", Owner.UNKNOWN),
                "no JSON",
                new Event("user_info", 5, null, null, null, null, null, "{a", Owner.UNKNOWN),
                "no JSON");

        mistakes.forEach(
                (event, message) -> assertThatThrownBy(() -> office.events().push(Callers.OPERATOR, event))
                        .isInstanceOf(OperationException.class)
                        .hasMessageContaining(message));
        assertThat(office.stacks.compact().count()).isZero();
    }

    @Test
    void countsByStackTypeAndReason() {
        push("user_redirect", 1);
        push("user_redirect", 2);
        push("b_negbal", 3);
        List<EventHead> heads = compact();
        office.stacks
                .main()
                .settle(List.of(new Settlement.Failed(heads.get(0), 1, FailureReason.REFUSED, "no", null)), List.of());
        push("user_info", 4);

        assertThat(office.events().count(Callers.VIEWER))
                .satisfies(count -> assertThat(count.compact()).isEqualTo(1))
                .satisfies(count -> assertThat(count.main()).isEqualTo(Map.of("b_negbal", 1L, "user_redirect", 1L)))
                .satisfies(count -> assertThat(count.failed()).isEqualTo(Map.of(FailureReason.REFUSED, 1L)));
    }

    @Test
    void pagesReachEveryEventOnce() {
        for (int user = 1; user <= 7; user++) {
            push("user_redirect", user);
        }
        List<EventHead> heads = compact();
        List<Settlement> failures = heads.stream()
                .limit(5)
                .<Settlement>map(head -> new Settlement.Failed(head, 1, FailureReason.REFUSED, "no", null))
                .toList();
        office.stacks.main().settle(failures, List.of());

        assertThat(pages(EventPlace.MAIN)).containsExactly(6L, 7L);
        assertThat(pages(EventPlace.FAILED)).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    private List<Long> pages(EventPlace place) {
        List<Long> users = new ArrayList<>();
        Long cursor = null;
        do {
            EventPage page = office.events()
                    .list(Callers.VIEWER, new EventQuery(place, "m1", null, "user_redirect", 2).after(cursor));
            page.events().forEach(view -> users.add(view.event().userId()));
            cursor = page.next();
        } while (cursor != null);
        return users;
    }

    @Test
    void eventsOfARemovedNasAreFoundByItsId() {
        push("user_redirect", 1);
        compact();
        office.nas().remove(Callers.ADMIN, "m1");

        String id = Long.toString(m1.id());
        assertThat(office.events()
                        .list(Callers.VIEWER, new EventQuery(EventPlace.MAIN, id, null, null, 10))
                        .events())
                .hasSize(1);
        assertThatThrownBy(() ->
                        office.events().list(Callers.VIEWER, new EventQuery(EventPlace.MAIN, "m1", null, null, 10)))
                .hasMessageContaining("there is no NAS 'm1'");
    }

    @Test
    void aPageHasItsLimits() {
        assertThatThrownBy(() -> office.events().list(Callers.VIEWER, EventQuery.of(EventPlace.MAIN, 1001)))
                .hasMessageContaining("from 1 to 1000");
    }

    @Test
    void oneEventIsShownWithItsAttemptsAndWithoutSecrets() {
        Pushed pushed = push("user_redirect", 1);
        EventHead head = compact().get(0);
        office.stacks
                .main()
                .settle(
                        List.of(new Settlement.Failed(
                                head, 2, FailureReason.REFUSED, "bad hush-m1", "answer hush-m1 end")),
                        List.of(attempt(head, pushed, "fail", "bad hush-m1", "hush-m1")));

        var detail = office.events().find(Callers.VIEWER, head.id());

        assertThat(detail.event()).isInstanceOfSatisfying(EventView.Failed.class, failed -> {
            assertThat(failed.nasName()).isEqualTo("m1");
            assertThat(failed.lastError()).isEqualTo("bad ******");
            assertThat(failed.lastAnswer()).isEqualTo("answer ****** end");
            assertThat(failed.event().params()).contains("user_redirect");
        });
        assertThat(detail.attempts()).singleElement().satisfies(a -> assertThat(a.answer())
                .isEqualTo("******"));
        assertThatThrownBy(() -> office.events().find(Callers.VIEWER, 4711))
                .hasMessageContaining("event 4711 neither waits nor failed");
    }

    @Test
    void aPushIsFollowedFromStackToStack() {
        Pushed pushed = push("user_info", 1);
        assertThat(office.events().outcome(Callers.VIEWER, pushed))
                .isEqualTo(new PushOutcome.Waiting(EventPlace.COMPACT, "", List.of()));

        EventHead head = compact().get(0);
        office.dispatch.status.add(FakeDispatch.status(m1, NasState.PAUSED, "by bob", 0));
        assertThat(office.events().outcome(Callers.VIEWER, pushed))
                .isEqualTo(new PushOutcome.Waiting(EventPlace.MAIN, "NAS m1 is paused: by bob", List.of()));

        office.stacks
                .main()
                .settle(List.of(new Settlement.Postponed(head, 1, Duration.ofMinutes(1), "busy hush-m1")), List.of());
        assertThat(office.events().outcome(Callers.VIEWER, pushed))
                .isEqualTo(new PushOutcome.Postponed(head.id(), 1, "busy ******", List.of()));

        office.stacks
                .main()
                .settle(
                        List.of(new Settlement.Done(head)),
                        List.of(attempt(head, pushed, "done", "", "mac=1 hush-m1")));
        assertThat(office.events().outcome(Callers.VIEWER, pushed))
                .isInstanceOfSatisfying(PushOutcome.Done.class, done -> assertThat(done.attempts())
                        .singleElement()
                        .satisfies(a -> assertThat(a.answer()).isEqualTo("mac=1 ******")));
    }

    @Test
    void awaitEndsWithTheEventNotWithTheTimeout() throws Exception {
        Pushed pushed = push("user_redirect", 1);
        Pushed other = push("user_redirect", 2);
        CompletableFuture<PushOutcome> first = await(pushed, Duration.ofMinutes(5));
        CompletableFuture<PushOutcome> second = await(other, Duration.ofMinutes(5));
        List<EventHead> heads = compact();

        office.stacks
                .main()
                .settle(
                        List.of(
                                new Settlement.Done(heads.get(0)),
                                new Settlement.Failed(heads.get(1), 10, FailureReason.EXHAUSTED, "busy", "no")),
                        List.of());

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new PushOutcome.Done(List.of()));
        assertThat(second.get(10, TimeUnit.SECONDS))
                .isEqualTo(new PushOutcome.Failed(heads.get(1).id(), FailureReason.EXHAUSTED, "busy", "no", List.of()));
    }

    private CompletableFuture<PushOutcome> await(Pushed pushed, Duration timeout) {
        return office.events().await(Callers.VIEWER, pushed, timeout).toCompletableFuture();
    }

    @Test
    void awaitAnswersWithHowFarItCameWhenTheTimeIsOver() throws Exception {
        Pushed pushed = push("user_redirect", 1);

        assertThat(await(pushed, Duration.ofMillis(50)).get(10, TimeUnit.SECONDS))
                .isEqualTo(new PushOutcome.Waiting(EventPlace.COMPACT, "", List.of()));
    }

    @Test
    void awaitOutlivesADatabaseThatIsDownForAWhileAndTellsWhenItStaysDown() throws Exception {
        Pushed pushed = push("user_redirect", 1);
        CompletableFuture<PushOutcome> end = await(pushed, Duration.ofMillis(300));

        office.database.close();

        assertThatThrownBy(() -> end.get(15, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("the database does not do it now");
    }

    @Test
    void whoWaitsIsToldWhenNasdStops() {
        CompletableFuture<PushOutcome> end = await(push("user_redirect", 1), Duration.ofHours(1));

        office.desks.close();

        assertThatThrownBy(() -> end.get(10, TimeUnit.SECONDS)).hasMessageContaining("nasd is stopping");
    }
}
