package org.nasd.scheduler.internal.doubt;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets the events that were in flight when nasd ended be sent one at a time on this node, so that one that ends nasd again is known for
 * certain. First come, first served; who gets the next turn is told. Safe for all threads.
 */
public final class Alone {

    private final Queue<Turn> waiting = new ArrayDeque<>();
    private Turn current;

    /** One event's turn: asked for, had, and given up. */
    final class Turn {

        private final Runnable granted;
        private boolean over;

        private Turn(Runnable granted) {
            this.granted = granted;
        }

        /** Whether it is this one's turn now. */
        boolean isNow() {
            synchronized (Alone.this) {
                return current == this;
            }
        }

        /** Ends the turn, or takes the wish for it back; the next one gets its turn. Has no effect a second time. */
        void end() {
            Turn next = pass(this);
            if (next != null) {
                next.granted.run();
            }
        }
    }

    /**
     * Asks for a turn.
     *
     * @param granted run when the turn comes, unless that is at once; on the thread that ended the turn before; must not block
     */
    synchronized Turn ask(Runnable granted) {
        Turn turn = new Turn(granted);
        if (current == null) {
            current = turn;
        } else {
            waiting.add(turn);
        }
        return turn;
    }

    private synchronized Turn pass(Turn ended) {
        if (ended.over) {
            return null;
        }
        ended.over = true;
        if (current != ended) {
            waiting.remove(ended);
            return null;
        }
        current = waiting.poll();
        return current;
    }
}
