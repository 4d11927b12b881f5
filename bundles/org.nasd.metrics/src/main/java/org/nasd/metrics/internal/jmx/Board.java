package org.nasd.metrics.internal.jmx;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.operations.Figures;
import org.nasd.api.stack.NasBacklog;
import org.nasd.metrics.internal.figures.NasNames;
import org.nasd.metrics.internal.figures.Reading;

/** A reading, where each NAS is found at once. */
final class Board {

    private static final NasBacklog NOTHING = new NasBacklog(0, 0, Duration.ZERO);

    private final Reading reading;
    private final Map<Long, Entry> byId = new HashMap<>();
    private final Map<String, Entry> byName = new TreeMap<>();

    /** A NAS. */
    record Entry(String name, NasStatus status, NasBacklog backlog) {}

    Board(Reading reading) {
        this.reading = reading;
        if (reading instanceof Reading.Whole whole) {
            Figures figures = whole.figures();
            Map<Long, String> names = NasNames.of(figures.nas());
            for (NasStatus status : figures.nas()) {
                long id = status.nas().id();
                Entry entry =
                        new Entry(names.get(id), status, figures.backlogs().getOrDefault(id, NOTHING));
                byId.put(id, entry);
                byName.put(entry.name(), entry);
            }
        }
    }

    Reading reading() {
        return reading;
    }

    /** The figures; who asks while there are none is told why. */
    Figures figures() {
        if (reading instanceof Reading.HealthOnly partial) {
            throw new IllegalStateException("the figures cannot be had: " + partial.why());
        }
        return ((Reading.Whole) reading).figures();
    }

    Map<String, Entry> byName() {
        figures();
        return byName;
    }

    Entry of(long nasId) {
        figures();
        Entry entry = byId.get(nasId);
        if (entry == null) {
            throw new IllegalStateException("this node no longer works the NAS with id " + nasId);
        }
        return entry;
    }
}
