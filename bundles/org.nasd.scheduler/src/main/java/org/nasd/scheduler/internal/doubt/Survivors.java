package org.nasd.scheduler.internal.doubt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasd.scheduler.internal.queue.Backlog;
import org.nasd.scheduler.internal.queue.Waiting;
import org.nasd.scheduler.internal.threads.EventLoop;

/**
 * The events of one NAS that were in flight when nasd ended and could be sent again now: each waits for its turn among all of this node,
 * and holds back its account meanwhile, but no fork. Confined to the NAS's event loop.
 */
public final class Survivors {

    private final EventLoop loop;
    private final Alone alone;
    private final Backlog backlog;
    private final Runnable pump;
    private final Map<Long, Alone.Turn> turns = new HashMap<>();
    private final Map<Long, Waiting> aside = new HashMap<>();

    /** The event aside whose turn has come, or null. */
    private Waiting next;

    /**
     * @param pump run on the loop when one of them may be sent
     */
    public Survivors(EventLoop loop, Alone alone, Backlog backlog, Runnable pump) {
        this.loop = loop;
        this.alone = alone;
        this.backlog = backlog;
        this.pump = pump;
    }

    /** Whether the event may be sent now; else it is kept aside until its turn comes. */
    public boolean admit(Waiting event) {
        long id = event.id();
        Alone.Turn turn = turns.computeIfAbsent(id, unused -> alone.ask(() -> loop.execute(() -> granted(id))));
        if (turn.isNow()) {
            return true;
        }
        aside.put(id, event);
        return false;
    }

    private void granted(long id) {
        Alone.Turn turn = turns.get(id);
        if (turn != null && turn.isNow() && aside.containsKey(id)) {
            next = aside.remove(id);
            pump.run();
        }
    }

    /** Whether one waits for nothing but a session. */
    public boolean hasNext() {
        return next != null;
    }

    /** The one whose turn it is, or null; it is the caller's now. */
    public Waiting takeNext() {
        Waiting taken = next;
        next = null;
        return taken;
    }

    /** What waits here. */
    public int size() {
        return aside.size() + (next == null ? 0 : 1);
    }

    /** What ends the turn of an event; to be run, on any thread, when what became of it is durable. */
    public Runnable endOfTurn(long eventId) {
        Alone.Turn turn = turns.remove(eventId);
        return turn == null ? () -> {} : turn::end;
    }

    /** Gives an event back to the backlog, where it waits here. */
    public void recall(long eventId) {
        Waiting waiting = aside.remove(eventId);
        if (next != null && next.id() == eventId) {
            waiting = takeNext();
        }
        if (waiting != null) {
            endOfTurn(eventId).run();
            backlog.putBack(waiting, loop.now());
        }
    }

    /** Nothing of the NAS is waited for any more. */
    public void endAll() {
        List.copyOf(turns.keySet()).forEach(id -> endOfTurn(id).run());
    }

    /** Gives all that wait here back to the backlog. */
    public void recallAll() {
        List<Long> all = new ArrayList<>(aside.keySet());
        if (next != null) {
            all.add(next.id());
        }
        all.forEach(this::recall);
    }
}
