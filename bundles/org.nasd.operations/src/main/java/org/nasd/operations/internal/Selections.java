package org.nasd.operations.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.stack.EventFilter;

/**
 * Walks over the events of a selection page by page, so that no transaction grows with it. "All that match" are those that match when
 * the walk begins: what comes later, or comes back (a requeued event that failed again), is not met, so that every walk ends.
 */
final class Selections {

    /** Events of one page, and so of one transaction. */
    static final int PAGE = 500;

    /** The most ids that can be given one by one. */
    static final int MAX_IDS = 10_000;

    private final EventDesk.Stacks stacks;
    private final EventQueries queries;

    Selections(EventDesk.Stacks stacks, EventQueries queries) {
        this.stacks = stacks;
        this.queries = queries;
    }

    /** Which events, in words for the audit. */
    static String told(EventSelection selection) {
        String stack = selection.place().name().toLowerCase(Locale.ROOT);
        if (selection instanceof EventSelection.Matching matching) {
            return "all events of the " + stack + " stack" + EventQueries.told(matching.query());
        }
        List<Long> ids = ((EventSelection.Ids) selection).ids();
        String some = ids.stream().limit(20).map(String::valueOf).collect(Collectors.joining(", "));
        return "events " + some + (ids.size() > 20 ? ", ... (" + ids.size() + ")" : "") + " of the " + stack + " stack";
    }

    void failed(EventSelection selection, Tally tally, Consumer<List<FailedEvent>> act) {
        if (selection instanceof EventSelection.Matching matching) {
            EventFilter filter = queries.filter(matching.query());
            List<FailedEvent> newest = stacks.failed().list(filter, Long.MAX_VALUE, 1);
            long last = newest.isEmpty() ? 0 : newest.get(0).id();
            walk(last, after -> stacks.failed().oldest(filter, after, PAGE), FailedEvent::id, act);
        } else {
            each(selection, tally, "it is not among the failed", stacks.failed()::find, act);
        }
    }

    void main(EventSelection selection, Tally tally, Consumer<List<QueuedEvent>> act) {
        if (selection instanceof EventSelection.Matching matching) {
            EventFilter filter = queries.filter(matching.query());
            long last = stacks.main().newestId();
            walk(
                    last,
                    after -> stacks.main().list(filter, after, PAGE),
                    e -> e.head().id(),
                    act);
        } else {
            each(selection, tally, "it does not wait on the main stack", stacks.main()::find, act);
        }
    }

    /** The compact stack is asked for nothing but ids. */
    void compact(EventSelection selection, Consumer<List<Long>> act) {
        if (selection instanceof EventSelection.Matching matching) {
            compactMatching(queries.filter(matching.query()), act);
        } else {
            pages(ids(selection)).forEach(act);
        }
    }

    /** Its ids say little about when a row came, its age does: a page of nothing but newer rows is the end. */
    private void compactMatching(EventFilter filter, Consumer<List<Long>> act) {
        long begun = System.nanoTime();
        long after = 0;
        List<CompactEvent> page;
        do {
            page = stacks.compact().list(filter, after, PAGE);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            List<Long> ids = page.stream()
                    .filter(event -> event.age().compareTo(elapsed) >= 0)
                    .map(CompactEvent::id)
                    .toList();
            if (ids.isEmpty()) {
                return;
            }
            act.accept(ids);
            after = page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
    }

    private static <E> void walk(long last, LongFunction<List<E>> read, ToLongFunction<E> id, Consumer<List<E>> act) {
        long after = 0;
        List<E> page;
        do {
            page = read.apply(after);
            List<E> old = page.stream().filter(e -> id.applyAsLong(e) <= last).toList();
            if (old.isEmpty()) {
                return;
            }
            act.accept(old);
            after = id.applyAsLong(page.get(page.size() - 1));
        } while (page.size() == PAGE && after < last);
    }

    private static <E> void each(
            EventSelection selection,
            Tally tally,
            String missing,
            Function<Long, Optional<E>> find,
            Consumer<List<E>> act) {
        for (List<Long> some : pages(ids(selection))) {
            List<E> found = new ArrayList<>(some.size());
            for (Long id : some) {
                find.apply(id).ifPresentOrElse(found::add, () -> tally.skip(id, missing));
            }
            if (!found.isEmpty()) {
                act.accept(found);
            }
        }
    }

    private static List<Long> ids(EventSelection selection) {
        List<Long> ids = ((EventSelection.Ids) selection)
                .ids().stream().distinct().sorted().toList();
        if (ids.isEmpty()) {
            throw new OperationException(Kind.INVALID, "no event is named");
        }
        if (ids.size() > MAX_IDS) {
            throw new OperationException(
                    Kind.INVALID,
                    "at most " + MAX_IDS + " events can be named one by one, not " + ids.size()
                            + "; say by NAS, account or command which are meant");
        }
        return ids;
    }

    private static List<List<Long>> pages(List<Long> ids) {
        List<List<Long>> pages = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            pages.add(ids.subList(from, Math.min(ids.size(), from + PAGE)));
        }
        return pages;
    }
}
