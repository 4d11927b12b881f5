package org.nasd.driver.radius.internal.session;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The 256 identifiers of one source port. Of the free ones the longest unused is given out; one whose request was never answered
 * rests, since its answer may still come. Confined to one thread.
 */
final class Identifiers {

    private static final int ALL = 256;

    /** An identifier that must not be used before a time of the monotonic clock. */
    private record Resting(int identifier, long until) {}

    private final Deque<Integer> free = new ArrayDeque<>(ALL);
    private final Deque<Resting> resting = new ArrayDeque<>();

    Identifiers(int first) {
        for (int i = 0; i < ALL; i++) {
            free.add((first + i) % ALL);
        }
    }

    /** An identifier that is free, or -1 when there is none. */
    int take(long now) {
        while (!resting.isEmpty() && resting.peek().until() - now <= 0) {
            free.add(resting.poll().identifier());
        }
        Integer identifier = free.poll();
        return identifier == null ? -1 : identifier;
    }

    /** Gives one back whose request was answered. */
    void answered(int identifier) {
        free.add(identifier);
    }

    /** Gives one back whose request was not; all rest equally long. */
    void unanswered(int identifier, long until) {
        resting.add(new Resting(identifier, until));
    }

    /** Whether requests on their way to the NAS may have had no answer yet. */
    boolean anyResting(long now) {
        return !resting.isEmpty() && resting.peekLast().until() - now > 0;
    }

    /** When the next one has rested, or -1 when none rests. */
    long restedIn(long now) {
        return resting.isEmpty() ? -1 : Math.max(0, resting.peek().until() - now);
    }
}
