package org.nasd.scheduler.internal.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.stack.MainStack;

/**
 * Reads the main stack for all NAS of this node. Pages that are wanted while all readers are busy are asked for together: a node that
 * takes ten thousand NAS does not ask ten thousand questions. Safe for all threads.
 */
public final class StackReader {

    private static final int MOST_NAS = 100;

    /** In one answer, of all NAS together. */
    private static final int MOST_EVENTS = 2_000;

    private final MainStack stack;
    private final Executor readers;
    private final Queue<Wanted> wanted = new ConcurrentLinkedQueue<>();

    /**
     * Events of one NAS in the order of ids.
     *
     * @param full whether there may be more behind them
     */
    record Page(List<QueuedEvent> events, boolean full) {}

    /** Who asked; hears of the end on a reader's thread, and must not block. */
    interface Asker<T> {

        void answered(T answer);

        void failed(RuntimeException e);
    }

    private record Wanted(long nasId, long afterId, int limit, Asker<Page> asker) {}

    /**
     * @param readers run what blocks on the database
     */
    public StackReader(MainStack stack, Executor readers) {
        this.stack = stack;
        this.readers = readers;
    }

    /**
     * Reads events of a NAS with ids above the given one.
     *
     * @param limit at most so many; fewer where many NAS ask at once
     */
    void page(long nasId, long afterId, int limit, Asker<Page> asker) {
        wanted.add(new Wanted(nasId, afterId, limit, asker));
        readers.execute(this::readPages);
    }

    /** Reads anything else. */
    <T> void ask(Function<MainStack, T> question, Asker<T> asker) {
        readers.execute(() -> {
            T answer;
            try {
                answer = question.apply(stack);
            } catch (RuntimeException e) {
                asker.failed(e);
                return;
            }
            asker.answered(answer);
        });
    }

    private void readPages() {
        List<Wanted> some = takeSome();
        if (some.isEmpty()) {
            return;
        }
        int limit = some.stream().mapToInt(Wanted::limit).min().orElseThrow();
        if (some.size() > 1) {
            limit = Math.min(limit, MOST_EVENTS / some.size());
        }
        // a NAS asks again only when it no longer wants what it asked for before: its last question counts
        Map<Long, Long> afterIds = new HashMap<>();
        some.forEach(one -> afterIds.put(one.nasId(), one.afterId()));
        Map<Long, List<QueuedEvent>> pages;
        try {
            pages = stack.read(afterIds, limit);
        } catch (RuntimeException e) {
            some.forEach(one -> one.asker().failed(e));
            return;
        }
        for (Wanted one : some) {
            List<QueuedEvent> events = pages.getOrDefault(one.nasId(), List.of());
            one.asker().answered(new Page(events, events.size() == limit));
        }
    }

    private List<Wanted> takeSome() {
        List<Wanted> some = new ArrayList<>();
        while (some.size() < MOST_NAS) {
            Wanted next = wanted.poll();
            if (next == null) {
                break;
            }
            some.add(next);
        }
        return some;
    }
}
