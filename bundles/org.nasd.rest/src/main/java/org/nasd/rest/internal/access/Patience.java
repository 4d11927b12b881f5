package org.nasd.rest.internal.access;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.nasd.rest.internal.answer.Refusal;

/**
 * Slows down who guesses passwords: after a few failures each further try has to wait, longer and longer. Nobody's thread waits here;
 * who comes too early is sent away.
 */
public final class Patience {

    private static final int FREE = 5;
    private static final int FREE_PER_ADDRESS = 25;
    private static final long LONGEST_SECONDS = 60;
    private static final long FORGOTTEN = TimeUnit.MINUTES.toNanos(15);

    private final LongSupplier nanoTime;
    private final Map<String, Failures> failures = new Recent<>();

    private record Failures(int count, long last) {}

    /**
     * @param nanoTime the monotonic clock
     */
    public Patience(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Refuses a try that comes too early, before it is looked at. */
    void check(String address, String name) {
        long wait = Math.max(remaining(address + ' ' + name, FREE), remaining(address, FREE_PER_ADDRESS));
        if (wait > 0) {
            throw Refusal.later(429, wait, "too many failed logins; try again in " + wait + " s");
        }
    }

    void failed(String address, String name) {
        add(address + ' ' + name);
        add(address);
    }

    void succeeded(String address, String name) {
        synchronized (failures) {
            failures.remove(address + ' ' + name);
        }
    }

    private void add(String key) {
        synchronized (failures) {
            failures.put(key, new Failures(of(key).count + 1, nanoTime.getAsLong()));
        }
    }

    private long remaining(String key, int free) {
        synchronized (failures) {
            Failures seen = of(key);
            if (seen.count < free) {
                return 0;
            }
            long pause = Math.min(LONGEST_SECONDS, 1L << Math.min(seen.count - free, 10));
            long passed = nanoTime.getAsLong() - seen.last;
            long left = TimeUnit.SECONDS.toNanos(pause) - passed;
            return left <= 0 ? 0 : (left - 1) / TimeUnit.SECONDS.toNanos(1) + 1;
        }
    }

    private Failures of(String key) {
        Failures seen = failures.get(key);
        return seen == null || nanoTime.getAsLong() - seen.last > FORGOTTEN
                ? new Failures(0, nanoTime.getAsLong())
                : seen;
    }
}
