package org.nasd.scheduler.internal.queue;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.nasd.api.event.QueuedEvent;

/**
 * The events that this node itself puts into the main stack. Ids are given without a gap, in the order of commits, whichever node gives
 * them: as long as those of this node follow each other, nobody else has put anything between. Safe for all threads.
 */
public final class OwnArrivals {

    private long unbrokenFrom;
    private long last;

    /**
     * Some events of one NAS, in the order of ids, which entered the stack together.
     *
     * @param unbrokenFrom from this id on up to the last of them, every event was put into the stack by this node, and arrived before
     * @param upTo the last id that was given to any event that entered the stack with them
     */
    public record Arrival(List<QueuedEvent> events, long unbrokenFrom, long upTo) {}

    /** What is in the stack up to this id is there for everybody to read, before anything arrives. */
    public synchronized void beginAfter(long newestId) {
        if (newestId > last) {
            unbrokenFrom = newestId + 1;
            last = newestId;
        }
    }

    /** Hands events on by NAS. Whoever takes them gets them in the order of ids, and must not block. */
    public synchronized void arrived(List<QueuedEvent> events, BiConsumer<Long, Arrival> taker) {
        long first = events.get(0).head().id();
        unbrokenFrom = first == last + 1 ? unbrokenFrom : first;
        last = events.get(events.size() - 1).head().id();
        Map<Long, List<QueuedEvent>> byNas = events.stream()
                .collect(Collectors.groupingBy(event -> event.head().nasId()));
        byNas.forEach((nasId, some) -> taker.accept(nasId, new Arrival(some, unbrokenFrom, last)));
    }

    /** Whatever has an id up to this one is in the stack for everybody to read, or has left it. */
    synchronized long last() {
        return last;
    }
}
