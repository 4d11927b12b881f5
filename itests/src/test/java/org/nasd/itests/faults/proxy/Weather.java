package org.nasd.itests.faults.proxy;

import java.util.concurrent.TimeUnit;

/** What holds now for both directions of a proxy; who is held by it is woken when it changes. */
final class Weather {

    /** A way through the proxy. */
    enum Way {
        THERE,
        BACK
    }

    private Toxics there = Toxics.NONE;
    private Toxics back = Toxics.NONE;

    synchronized void set(Toxics onTheWayThere, Toxics onTheWayBack) {
        there = onTheWayThere;
        back = onTheWayBack;
        notifyAll();
    }

    synchronized Toxics on(Way way) {
        return way == Way.THERE ? there : back;
    }

    /** Waits until bytes may pass again, or for a while. */
    synchronized void awaitPassable(Way way, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (on(way).held()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
