package org.nasd.webconsole.internal.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Slows down who guesses passwords: after a few failures from an address, or for a name from an address, each further try has to wait,
 * longer and longer. Nobody's thread waits here; who comes too early is sent away.
 */
public final class Patience {

    private static final int FREE = 5;
    private static final int FREE_PER_ADDRESS = 25;
    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_SECONDS = 60;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long FORGOTTEN = TimeUnit.MINUTES.toNanos(15);

    private final LongSupplier nanoTime;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Failures(int count, long last) {}

    /**
     * @param nanoTime the monotonic clock
     */
    public Patience(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How many seconds a try has to wait; 0 when it may come now. */
    public long secondsToWait(String address, String name) {
        synchronized (failures) {
            return Math.max(wait(address + ' ' + name, FREE), wait(address, FREE_PER_ADDRESS));
        }
    }

    public void failed(String address, String name) {
        synchronized (failures) {
            count(address + ' ' + name);
            count(address);
        }
    }

    public void succeeded(String address, String name) {
        synchronized (failures) {
            failures.remove(address + ' ' + name);
        }
    }

    private void count(String key) {
        failures.put(key, new Failures(seen(key).count() + 1, nanoTime.getAsLong()));
    }

    private long wait(String key, int free) {
        Failures seen = seen(key);
        if (seen.count() < free) {
            return 0;
        }
        long pause = Math.min(LONGEST_SECONDS, 1L << Math.min(seen.count() - free, 6)) * SECOND;
        long left = pause - (nanoTime.getAsLong() - seen.last());
        return left <= 0 ? 0 : (left - 1) / SECOND + 1;
    }

    private Failures seen(String key) {
        long now = nanoTime.getAsLong();
        Failures seen = failures.get(key);
        return seen == null || now - seen.last() > FORGOTTEN ? new Failures(0, now) : seen;
    }
}
