package org.nasd.driver.ssh.internal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many channels are open at once: as many as the settings say, or as the device has shown to allow. Safe for all threads. */
final class Turns {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int limit;
    private int taken;

    Turns(int limit) {
        this.limit = limit;
    }

    /** Waits for a turn; false when none came in time. */
    boolean take(long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (taken >= limit) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || changed.awaitNanos(left) <= 0) {
                    return false;
                }
            }
            taken++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a turn back. */
    void giveBack() {
        lock.lock();
        try {
            taken--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The device opened no more channels: gives the turn back and remembers how many it allowed.
     *
     * @return whether it is of use to wait for another turn, since others hold channels
     */
    boolean refused() {
        lock.lock();
        try {
            taken--;
            limit = Math.max(1, Math.min(limit, taken));
            changed.signalAll();
            return taken > 0;
        } finally {
            lock.unlock();
        }
    }

    int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }
}
