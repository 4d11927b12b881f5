package org.nasd.operations.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.stack.Settlement;

/** Takes waiting events back, and lets postponed ones be due: what is asked of those who have the events in their hands. */
final class Cancelling {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventDesk.Stacks stacks;
    private final Selections selections;
    private final Dispatch dispatch;
    private final Predicate<Long> someoneMayWork;

    /**
     * @param someoneMayWork whether a NAS is there, or in a node's hands although it is gone
     */
    Cancelling(EventDesk.Stacks stacks, Selections selections, Dispatch dispatch, Predicate<Long> someoneMayWork) {
        this.stacks = stacks;
        this.selections = selections;
        this.dispatch = dispatch;
        this.someoneMayWork = someoneMayWork;
    }

    /**
     * @param selection of the compact or main stack
     * @param error who cancels and why
     */
    void cancel(EventSelection selection, String error, Tally tally) {
        if (selection.place() == EventPlace.COMPACT) {
            selections.compact(selection, ids -> cancelCompact(ids, error, tally));
        } else {
            selections.main(selection, tally, events -> byNas(events)
                    .forEach((nas, heads) -> cancel(nas, heads, error, tally)));
        }
    }

    private void cancelCompact(List<Long> ids, String error, Tally tally) {
        Set<Long> cancelled = stacks.compact().cancel(ids, error);
        tally.done(cancelled.size());
        ids.stream()
                .filter(id -> !cancelled.contains(id))
                .forEach(
                        id -> tally.skip(id, "it is not on the compact stack (any more); it may wait on the main one"));
    }

    private void cancel(long nasId, List<EventHead> heads, String error, Tally tally) {
        if (!someoneMayWork.test(nasId)) {
            // Nobody has them in hand: the NAS was removed, or its row cannot be read.
            stacks.main()
                    .settle(heads.stream().map(head -> cancelled(head, error)).toList(), List.of());
            tally.done(heads.size());
            return;
        }
        Cancellation answer = Patience.await(dispatch.cancel(nasId, heads, error), PATIENCE, "the dispatch");
        tally.done(answer.cancelled().size());
        answer.tooLate().forEach(id -> tally.skip(id, "too late: it is being sent at this moment"));
    }

    private static Settlement cancelled(EventHead head, String error) {
        return new Settlement.Failed(head, head.tryCount(), FailureReason.CANCELLED, error, null);
    }

    /**
     * @param selection of the main stack
     * @param by who wants it
     */
    void hasten(EventSelection selection, String by, Tally tally) {
        selections.main(selection, tally, events -> {
            Set<EventHead> waiting = new HashSet<>();
            for (QueuedEvent event : events) {
                if (event.head().delay().isZero()) {
                    tally.skip(event.head().id(), "it is due already and waits its turn");
                } else {
                    waiting.add(event.head());
                }
            }
            waiting.stream()
                    .collect(Collectors.groupingBy(EventHead::nasId, TreeMap::new, Collectors.toList()))
                    .forEach((nas, heads) -> hasten(nas, heads, by, tally));
        });
    }

    private void hasten(long nasId, List<EventHead> heads, String by, Tally tally) {
        if (!someoneMayWork.test(nasId)) {
            heads.forEach(head -> tally.skip(head.id(), "its NAS " + nasId + " is not there, or not taken up yet"));
            return;
        }
        Set<Long> ids = heads.stream().map(EventHead::id).collect(Collectors.toSet());
        int hastened = Patience.await(dispatch.hasten(nasId, ids, by), PATIENCE, "the dispatch");
        tally.done(hastened);
        tally.skip(ids.size() - hastened);
    }

    private static Map<Long, List<EventHead>> byNas(List<QueuedEvent> events) {
        return events.stream()
                .map(QueuedEvent::head)
                .collect(Collectors.groupingBy(EventHead::nasId, TreeMap::new, Collectors.toList()));
    }
}
