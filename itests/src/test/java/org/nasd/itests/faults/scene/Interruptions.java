package org.nasd.itests.faults.scene;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nasd.itests.harness.Arrival;

/** When something was done to nasd, which excuses that an event comes twice. */
public final class Interruptions {

    private record Span(long fromMicros, long toMicros) {}

    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /** Something that breaks things: it may take a while. */
    @FunctionalInterface
    public interface Deed {
        void run() throws Exception;
    }

    /** Does it, and notes when. */
    public void during(Deed deed) throws Exception {
        long from = now();
        try {
            deed.run();
        } finally {
            add(from, now());
        }
    }

    /** Notes one that is over. */
    void add(long fromMicros, long toMicros) {
        spans.add(new Span(fromMicros, toMicros));
    }

    /** Now, in microseconds since 1970. */
    public static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Whether there was one between two events of an account. */
    public boolean between(Arrival before, Arrival now) {
        return spans.stream()
                .anyMatch(span -> span.fromMicros <= now.arrivedMicros() && span.toMicros >= before.arrivedMicros());
    }
}
