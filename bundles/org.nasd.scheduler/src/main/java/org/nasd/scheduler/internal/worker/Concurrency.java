package org.nasd.scheduler.internal.worker;

import java.util.concurrent.TimeUnit;

/**
 * How many forks of a NAS are used at once: it grows while more forks bring more, and shrinks when the device only gets slower by them.
 *
 * <p>Additive increase, multiplicative decrease, over windows. It shrinks only when the device takes more than twice its windowed minimum
 * <em>and</em> throughput did not rise; both together say that commands stand in a line inside the device. Confined to one thread.
 */
final class Concurrency {

    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MIN_SAMPLES = 10;
    private static final long MINIMUM_LIFETIME = TimeUnit.SECONDS.toNanos(60);

    /** Latencies closer than this are noise of the machine, not a line in the device. */
    private static final long NOISE = TimeUnit.MILLISECONDS.toNanos(5);

    private static final double DECREASE = 0.7;
    private static final double RISE = 1.05;
    private static final double LOSS = 0.9;
    private static final int SLOW_START = 4;

    private int forks;
    private double limit;
    private boolean slowStart = true;
    private boolean saturated;

    private long windowStart;
    private int samples;
    private long latencySum;
    private double lastThroughput;
    private long minimum = Long.MAX_VALUE;
    private long minimumAt;

    /** A decrease that costs throughput was a mistake and is taken back: 0 when there is none to judge. */
    private double limitBeforeDecrease;

    private double throughputBeforeDecrease;

    Concurrency(int forks, long now) {
        this.forks = forks;
        this.limit = Math.min(forks, SLOW_START);
        this.windowStart = now;
    }

    /** The forks that may be used now, at least 1. */
    int limit() {
        return Math.max(1, (int) Math.min(limit, forks));
    }

    /** A new number of forks holds at once; those above it drain. */
    void forks(int number) {
        slowStart |= number > forks;
        forks = number;
    }

    /** The NAS has been away: what was learned about it no longer holds. */
    void restart(long now) {
        limit = Math.min(forks, SLOW_START);
        slowStart = true;
        minimum = Long.MAX_VALUE;
        lastThroughput = 0;
        open(now);
    }

    /** More could have been sent, had the limit allowed it. */
    void saturated() {
        saturated = true;
    }

    /** The device answered. */
    void sample(long latencyNanos, long now) {
        samples++;
        latencySum += latencyNanos;
        if (now - windowStart >= WINDOW && samples >= MIN_SAMPLES) {
            close(now);
        } else if (slowStart && saturated && samples >= limit()) {
            close(now);
        }
    }

    private void close(long now) {
        long latency = latencySum / samples;
        double throughput = samples / (double) Math.max(1, now - windowStart);
        if (latency < minimum || now - minimumAt > MINIMUM_LIFETIME) {
            minimum = latency;
            minimumAt = now;
        }
        boolean slower = latency > 2 * minimum + NOISE;
        if (limitBeforeDecrease > 0 && throughput < throughputBeforeDecrease * LOSS) {
            limit = limitBeforeDecrease;
            minimum = latency;
            limitBeforeDecrease = 0;
        } else if (slower && throughput <= lastThroughput * RISE) {
            limitBeforeDecrease = limit;
            throughputBeforeDecrease = throughput;
            limit = Math.max(1, limit() * DECREASE);
            slowStart = false;
        } else if (saturated) {
            limit = Math.min(forks, slowStart ? limit * 2 : limit + 1);
            limitBeforeDecrease = 0;
        }
        lastThroughput = throughput;
        open(now);
    }

    private void open(long now) {
        windowStart = now;
        samples = 0;
        latencySum = 0;
        saturated = false;
    }
}
