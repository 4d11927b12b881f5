package org.nasd.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries bytes from the thread of a connection library to the thread of a dialogue. Holds little: a device that floods is held back by
 * its own connection. Safe for all threads.
 */
public final class ByteQueue implements AutoCloseable {

    private final byte[] ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int head;
    private int size;
    private boolean closed;

    /**
     * @param capacity bytes it holds before {@link #put} waits
     */
    public ByteQueue(int capacity) {
        this.ring = new byte[capacity];
    }

    /** Appends bytes, waiting for room; drops them once the queue is closed. */
    public void put(byte[] bytes, int offset, int length) throws InterruptedException {
        int from = offset;
        int left = length;
        lock.lockInterruptibly();
        try {
            while (left > 0 && !closed) {
                int count = Math.min(left, ring.length - size);
                if (count == 0) {
                    changed.await();
                    continue;
                }
                for (int i = 0; i < count; i++) {
                    ring[(head + size + i) % ring.length] = bytes[from + i];
                }
                size += count;
                from += count;
                left -= count;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** As {@link CliStream#read}. */
    public int take(byte[] into, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (size == 0) {
                if (closed) {
                    return -1;
                }
                if (left <= 0) {
                    return 0;
                }
                left = changed.awaitNanos(left);
            }
            int count = Math.min(size, into.length);
            for (int i = 0; i < count; i++) {
                into[i] = ring[(head + i) % ring.length];
            }
            head = (head + count) % ring.length;
            size -= count;
            changed.signalAll();
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Says that nothing more will come; what is there can still be taken. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until it is closed.
     *
     * @return whether it was in time
     */
    public boolean awaitClosed(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                changed.await(left, TimeUnit.NANOSECONDS);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@link #close()} was called. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
