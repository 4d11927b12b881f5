package org.nasd.driver.radius.internal.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One request at a time for each subscriber's session: devices silently drop a second one while the first is in work. Confined to
 * one event loop, and shared by all that goes over it, since all requests to one NAS do.
 */
final class Turns {

    /**
     * Whose turn it is.
     *
     * @param nas address and port
     * @param session what the request names its session by
     */
    record Key(String nas, String session) {}

    private final Executor loop;
    private final Map<Key, Deque<Runnable>> waiting = new HashMap<>();

    /**
     * @param loop where those who waited begin, so that a long row of them is no deep stack
     */
    Turns(Executor loop) {
        this.loop = loop;
    }

    /** Begins at once when nobody has the turn, else when all before have left. Whoever begins must {@link #leave}. */
    void enter(Key key, Runnable begin) {
        Deque<Runnable> others = waiting.get(key);
        if (others == null) {
            waiting.put(key, new ArrayDeque<>(2));
            begin.run();
        } else {
            others.add(begin);
        }
    }

    /** Gives the turn to the next. */
    void leave(Key key) {
        Deque<Runnable> others = waiting.get(key);
        Runnable next = others.poll();
        if (next == null) {
            waiting.remove(key);
            return;
        }
        try {
            loop.execute(next);
        } catch (RejectedExecutionException e) {
            // The driver is stopping: those who wait hear of it from their own sessions.
            waiting.remove(key);
        }
    }

    /** How many sessions have a request in work or waiting. */
    int size() {
        return waiting.size();
    }
}
