package org.nasd.stack.internal.event;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasd.api.event.QueuedEvent;

/**
 * What a node tells the others when it has put events into the main stack.
 *
 * @param nodeId the node
 * @param nasIds whose events they are; none when there are too many to name
 */
public record Arrival(String nodeId, Set<Long> nasIds) {

    /** PostgreSQL carries less than 8,000 bytes. */
    private static final int MOST = 380;

    public Arrival {
        nasIds = Set.copyOf(nasIds);
    }

    static Arrival of(String nodeId, Collection<QueuedEvent> events) {
        Set<Long> nasIds =
                events.stream().map(event -> event.head().nasId()).collect(Collectors.toCollection(TreeSet::new));
        return new Arrival(nodeId, nasIds.size() > MOST ? Set.of() : nasIds);
    }

    /** As {@link #text} made it. */
    public static Arrival parse(String text) {
        String[] parts = text.split(" ", 2);
        return new Arrival(
                parts[0],
                parts.length < 2
                        ? Set.of()
                        : Stream.of(parts[1].split(",")).map(Long::valueOf).collect(Collectors.toSet()));
    }

    String text() {
        return nasIds.isEmpty()
                ? nodeId
                : nodeId + " " + nasIds.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
