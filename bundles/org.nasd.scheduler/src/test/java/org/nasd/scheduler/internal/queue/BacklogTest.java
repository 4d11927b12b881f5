package org.nasd.scheduler.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.Settings;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.scheme.Coalescing;

class BacklogTest {

    private static final long SECOND = 1_000_000_000;

    private final Coalescing coalescing = Coalescing.of(Settings.of());
    private final Set<Long> irreplaceable = new HashSet<>();
    private final Backlog backlog = new Backlog(new BodyBudget(1_000_000), irreplaceable::contains);
    private long nextId;

    @Test
    void accountsTakeTurns() {
        add(1, "user_edit");
        add(1, "user_edit");
        add(2, "user_edit");
        Waiting first = backlog.take(0);
        Waiting second = backlog.take(0);
        assertThat(List.of(first.id(), second.id())).containsExactly(1L, 3L);
        assertThat(backlog.take(0)).isNull();
        backlog.finished(first, 0);
        assertThat(backlog.take(0).id()).isEqualTo(2);
    }

    @Test
    void anEventPutBackIsTheNextOfItsAccount() {
        add(1, "user_edit");
        add(1, "user_edit");
        Waiting first = backlog.take(0);
        backlog.putBack(first, 0);
        assertThat(backlog.take(0)).isSameAs(first);
    }

    @Test
    void aPostponedEventHoldsBackItsAccountUntilItIsDue() {
        add(1, "user_edit");
        add(1, "user_edit");
        Waiting first = backlog.take(0);
        backlog.postpone(first, 1, 5 * SECOND, 0);
        assertThat(backlog.take(4 * SECOND)).isNull();
        assertThat(backlog.nextDue()).isEqualTo(5 * SECOND);
        assertThat(backlog.take(5 * SECOND)).isSameAs(first);
    }

    @Test
    void anUrgentEventOvertakesAPostponedOne() {
        add(1, "user_edit");
        Waiting first = backlog.take(0);
        backlog.postpone(first, 1, 5 * SECOND, 0);
        Waiting urgent = add(1, "user_info", true);
        assertThat(backlog.take(0)).isSameAs(urgent);
        assertThat(backlog.take(6 * SECOND)).isNull();
        backlog.finished(urgent, 6 * SECOND);
        assertThat(backlog.take(6 * SECOND)).isSameAs(first);
    }

    @Test
    void aRepeatReplacesTheWaitingOneAndInheritsItsAttemptsAndDelay() {
        add(1, "user_redirect");
        Waiting first = backlog.take(0);
        backlog.postpone(first, 3, 5 * SECOND, 0);
        Waiting repeat = waiting(1, "user_redirect", false);
        List<Backlog.Obsolete> obsolete = backlog.add(repeat, coalescing, 0);
        assertThat(obsolete).containsExactly(new Backlog.Obsolete(first, repeat));
        assertThat(repeat.tryCount).isEqualTo(3);
        assertThat(backlog.take(4 * SECOND)).isNull();
        assertThat(backlog.take(5 * SECOND)).isSameAs(repeat);
    }

    @Test
    void anOppositeReplacesTheWaitingOneAndIsDueAtOnce() {
        add(1, "user_redirect");
        Waiting first = backlog.take(0);
        backlog.postpone(first, 3, 5 * SECOND, 0);
        Waiting cancel = add(1, "user_redirect_cancel");
        assertThat(backlog.take(0)).isSameAs(cancel);
        assertThat(cancel.tryCount).isZero();
    }

    @Test
    void anEventThatMayHaveBeenSentIsNeverReplaced() {
        Waiting sentBefore = add(1, "user_redirect");
        irreplaceable.add(sentBefore.id());
        Waiting replaceable = add(1, "user_redirect");
        assertThat(backlog.add(waiting(1, "user_redirect_cancel", false), coalescing, 0))
                .extracting(Backlog.Obsolete::event)
                .containsExactly(replaceable);
        assertThat(backlog.take(0)).isSameAs(sentBefore);
    }

    @Test
    void nothingIsCoalescedAcrossABarrierWithAnotherServiceOrWithTheEventInFlight() {
        add(1, "user_redirect");
        add(1, "user_del");
        assertThat(backlog.add(waiting(1, "user_redirect_cancel", false), coalescing, 0))
                .isEmpty();
        Waiting inFlight = backlog.take(0);
        assertThat(inFlight.head.type()).isEqualTo("user_redirect");
        add(2, "user_drop");
        Waiting taken = backlog.take(0);
        assertThat(taken.head.type()).isEqualTo("user_drop");
        assertThat(backlog.add(waiting(2, "user_accept", false), coalescing, 0)).isEmpty();
    }

    @Test
    void whatDoesNotFitTheWindowOfAnAccountIsFetchedLaterWithoutGapOrRepeat() {
        List<Long> served = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            add(1, "user_edit");
        }
        assertThat(backlog.size()).isEqualTo(Backlog.ACCOUNT_WINDOW);
        while (served.size() < 2500) {
            Waiting event = backlog.take(0);
            if (event == null) {
                refill();
                continue;
            }
            served.add(event.id());
            backlog.finished(event, 0);
        }
        assertThat(served).isSorted().doesNotHaveDuplicates();
        assertThat(backlog.size()).isZero();
    }

    @Test
    void eventsThatArriveWhileAnAccountIsBeingFetchedAreNotForgotten() {
        for (int i = 0; i < 1200; i++) {
            add(1, "user_edit");
        }
        drain();
        AccountQueue account = backlog.takeToRefill().get(0);
        long cursorThen = nextId;
        Waiting late = add(1, "user_edit");
        List<Waiting> fetched = new ArrayList<>();
        for (long id = account.leftAfter + 1; id <= cursorThen; id++) {
            fetched.add(withBody(new EventHead(id, 9, 1, "user_edit", null, null, 0, Duration.ZERO), false));
        }
        backlog.refill(account, fetched, cursorThen, true, coalescing, 0);
        drain();
        AccountQueue again = backlog.takeToRefill().get(0);
        assertThat(again.leftAfter).isEqualTo(cursorThen).isLessThan(late.id());
    }

    @Test
    void underPressureAccountsThatWaitKeepOnlyTheirFirstEvent() {
        for (int i = 0; i < 10; i++) {
            add(1, "user_edit");
        }
        Waiting first = backlog.take(0);
        backlog.postpone(first, 1, 5 * SECOND, 0);
        assertThat(backlog.trimDelayed()).isEqualTo(9);
        assertThat(backlog.take(5 * SECOND)).isSameAs(first);
        backlog.finished(first, 5 * SECOND);
        assertThat(backlog.takeToRefill()).singleElement().satisfies(account -> assertThat(account.leftAfter)
                .isEqualTo(1));
    }

    @Test
    void anEventWithoutBodyWaitsForItAndOthersGoOn() {
        Backlog tight = new Backlog(new BodyBudget(10), id -> false);
        tight.add(waiting(1, "user_edit", false), coalescing, 0);
        tight.add(waiting(2, "user_edit", false), coalescing, 0);
        Waiting first = tight.take(0);
        assertThat(first).isNotNull();
        assertThat(tight.take(0)).isNull();
        List<Long> wanted = tight.bodiesWanted();
        assertThat(wanted).hasSize(1);
        Map<Long, QueuedEvent> bodies = new HashMap<>();
        wanted.forEach(id -> bodies.put(
                id, withBody(new EventHead(id, 9, 2, "user_edit", null, null, 0, Duration.ZERO), false).body));
        tight.bodiesArrived(wanted, bodies, 0);
        assertThat(tight.take(0).id()).isEqualTo(wanted.get(0));
    }

    @Test
    void anEventThatWasCancelledWhileItsBodyWasFetchedIsDropped() {
        Backlog tight = new Backlog(new BodyBudget(0), id -> false);
        tight.add(waiting(1, "user_edit", false), coalescing, 0);
        assertThat(tight.take(0)).isNull();
        tight.bodiesArrived(tight.bodiesWanted(), Map.of(), 0);
        assertThat(tight.size()).isZero();
        assertThat(tight.take(0)).isNull();
    }

    private void drain() {
        for (Waiting event = backlog.take(0); event != null; event = backlog.take(0)) {
            backlog.finished(event, 0);
        }
    }

    private void refill() {
        for (AccountQueue account : backlog.takeToRefill()) {
            List<Waiting> fetched = new ArrayList<>();
            for (long id = account.leftAfter + 1; id <= nextId && fetched.size() < Backlog.ACCOUNT_WINDOW; id++) {
                fetched.add(withBody(
                        new EventHead(id, 9, account.userId, "user_edit", null, null, 0, Duration.ZERO), false));
            }
            boolean complete = fetched.size() < Backlog.ACCOUNT_WINDOW;
            long upTo = complete ? nextId : fetched.get(fetched.size() - 1).id();
            backlog.refill(account, fetched, upTo, complete, coalescing, 0);
        }
    }

    private Waiting add(long userId, String type) {
        return add(userId, type, false);
    }

    private Waiting add(long userId, String type, boolean urgent) {
        Waiting event = waiting(userId, type, urgent);
        backlog.add(event, coalescing, 0);
        return event;
    }

    private Waiting waiting(long userId, String type, boolean urgent) {
        return withBody(new EventHead(++nextId, 9, userId, type, null, null, 0, Duration.ZERO), urgent);
    }

    private static Waiting withBody(EventHead head, boolean urgent) {
        Waiting event = new Waiting(head, urgent, 0);
        Event what = Event.of(head.type(), head.userId()).on(9, "10.0.0.9").with(null, "{\"a\":1}");
        event.body = new QueuedEvent(head, head.id(), what, Instant.EPOCH, null);
        return event;
    }
}
