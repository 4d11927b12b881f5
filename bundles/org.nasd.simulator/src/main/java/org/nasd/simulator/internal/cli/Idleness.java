package org.nasd.simulator.internal.cli;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Notices that nothing was typed for a while. Used by the device's thread only. */
final class Idleness {

    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final EventLoop loop;
    private final Duration most;
    private final BooleanSupplier busy;
    private final Runnable idle;
    private long lastTyped = System.nanoTime();
    private Future<?> timer;

    /**
     * @param most how long nothing may be typed; zero for ever
     * @param busy whether something is being done, which is not idleness
     * @param idle what is done then, once
     */
    Idleness(EventLoop loop, Duration most, BooleanSupplier busy, Runnable idle) {
        this.loop = loop;
        this.most = most;
        this.busy = busy;
        this.idle = idle;
    }

    void watch() {
        if (most.isZero()) {
            return;
        }
        long left = most.toNanos() - (System.nanoTime() - lastTyped);
        if (left <= 0 && !busy.getAsBoolean()) {
            idle.run();
        } else {
            timer = loop.schedule(this::watch, Math.max(left, LEAST_NANOS), TimeUnit.NANOSECONDS);
        }
    }

    void typed() {
        lastTyped = System.nanoTime();
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
