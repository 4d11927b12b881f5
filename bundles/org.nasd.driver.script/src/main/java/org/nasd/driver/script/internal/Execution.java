package org.nasd.driver.script.internal;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.nasd.driver.script.internal.Ending.Cause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches over one process group until nothing is left of it: takes its output, and ends it when its time is over. */
final class Execution {

    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int PAUSE_DIVISOR = 8;

    /** After output more is likely to come at once: so many naps are shorter, about the time it takes to fill a pipe. */
    private static final int NAPS = 20;

    private static final long NAP = TimeUnit.MICROSECONDS.toNanos(100);

    private static final long CERTAIN_END = TimeUnit.MILLISECONDS.toNanos(1700);

    private final ProcessGroup group;
    private final long begun = System.nanoTime();
    private final long askAt;
    private final long killAt;
    private volatile boolean aborted;

    /**
     * @param timeout after which nothing of it may be left
     * @param grace between asking it to end and killing it, part of the time-out
     */
    Execution(ProcessGroup group, Duration timeout, Duration grace) {
        this.group = group;
        long all = timeout.toNanos();
        // Told a little before the container gives up, so that what the script said is not lost to the transcript.
        long margin = Math.min(all / 20, TimeUnit.MILLISECONDS.toNanos(250));
        this.killAt = begun + all - margin;
        this.askAt = killAt - Math.min(grace.toNanos(), all / 4);
    }

    /** Ends it at once; {@link #await} returns soon after. */
    void abort() {
        aborted = true;
        group.kill();
    }

    /** Waits until it has ended, whoever ends it; the whole group is gone then. */
    Ending await() throws InterruptedException {
        try {
            Ending ending = watch();
            bury();
            return ending;
        } finally {
            group.kill();
        }
    }

    private Ending watch() throws InterruptedException {
        Output output = group.output();
        boolean asked = false;
        Patience patience = new Patience(begun);
        while (true) {
            boolean ended = group.hasEnded();
            boolean taken = output.take();
            long now = System.nanoTime();
            if (output.status().isPresent() || ended && !taken) {
                output.finish();
                return ending(asked, now);
            }
            if (aborted) {
                return new Ending(Cause.ABORTED, OptionalInt.empty(), Duration.ofNanos(now - begun));
            }
            if (now - killAt >= 0) {
                output.finish();
                return new Ending(Cause.DEADLINE, OptionalInt.empty(), Duration.ofNanos(now - begun));
            }
            if (!asked && now - askAt >= 0) {
                asked = true;
                group.ask();
            }
            if (taken) {
                patience.renew(now);
            } else {
                patience.exercise(now);
            }
        }
    }

    /** How long to wait for more: short while there is life, then a part of the silence so far, so that waiting never costs much. */
    private final class Patience {

        private long lastSign;
        private int naps = NAPS;

        Patience(long begun) {
            this.lastSign = begun;
        }

        void renew(long now) {
            lastSign = now;
            naps = 0;
        }

        void exercise(long now) throws InterruptedException {
            if (naps < NAPS) {
                naps++;
                LockSupport.parkNanos(NAP);
            } else {
                long pause = Math.min((now - lastSign) / PAUSE_DIVISOR, LONGEST_PAUSE);
                group.awaitEnd(Math.max(SHORTEST_PAUSE, pause));
            }
        }
    }

    private Ending ending(boolean asked, long now) {
        OptionalInt status = group.output().status();
        Cause whose = asked ? Cause.DEADLINE : status.isPresent() ? Cause.ITSELF : Cause.LOST;
        boolean stopped = aborted && status.isEmpty();
        return new Ending(stopped ? Cause.ABORTED : whose, status, Duration.ofNanos(now - begun));
    }

    private void bury() throws InterruptedException {
        group.kill();
        if (!group.awaitEnd(CERTAIN_END)) {
            LOG.warn("{} did not end when it was killed; its processes are killed one by one", group);
            group.force();
            group.awaitEnd(CERTAIN_END);
        }
    }
}
