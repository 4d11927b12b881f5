package org.nasd.simulator.internal.routeros;

import io.netty.util.concurrent.Future;
import java.util.List;
import org.nasd.simulator.Effect;

/** A command that has arrived and is not yet answered. Used by the router's thread only. */
final class Task {

    private final List<String> words;
    private final Request request;
    private final int connection;
    private final long arrivedMicros;
    private final List<Effect> effects;
    private Future<?> timer;
    private boolean muted;

    /**
     * @param words its words, raw
     * @param request the same, taken apart
     * @param connection number of the connection
     * @param arrivedMicros when it arrived
     * @param effects what faults do to it
     */
    Task(List<String> words, Request request, int connection, long arrivedMicros, List<Effect> effects) {
        this.words = words;
        this.request = request;
        this.connection = connection;
        this.arrivedMicros = arrivedMicros;
        this.effects = effects;
    }

    List<String> words() {
        return words;
    }

    Request request() {
        return request;
    }

    int connection() {
        return connection;
    }

    long arrivedMicros() {
        return arrivedMicros;
    }

    boolean isCancel() {
        return request.command().equals("/cancel");
    }

    boolean spared() {
        return effects.isEmpty();
    }

    /** The fault of that kind that strikes it, or null. */
    <E extends Effect> E struckBy(Class<E> kind) {
        for (Effect effect : effects) {
            if (kind.isInstance(effect)) {
                return kind.cast(effect);
            }
        }
        return null;
    }

    void runsBy(Future<?> endsIt) {
        timer = endsIt;
    }

    /** It is written down and will never be answered; it counts as in flight until its client gives it up. */
    void mute() {
        muted = true;
    }

    boolean muted() {
        return muted;
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
