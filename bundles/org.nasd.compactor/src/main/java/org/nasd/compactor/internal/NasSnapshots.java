package org.nasd.compactor.internal;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.nasd.api.nas.NasDirectory;

/** The NAS as read not long ago. Used by one thread, except {@link #drop()}. */
final class NasSnapshots {

    private static final long KEEP = Duration.ofSeconds(60).toNanos();
    private static final long REREAD = Duration.ofSeconds(1).toNanos();

    private final NasDirectory directory;
    private final LongSupplier clock;
    private volatile boolean dropped = true;
    private NasIndex index;
    private long readAt;

    NasSnapshots(NasDirectory directory, LongSupplier clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Something changed: the next question reads again. Safe for all threads. */
    void drop() {
        dropped = true;
    }

    NasIndex current() {
        return dropped || age() >= KEEP ? read() : index;
    }

    /** What is there now, for an event whose NAS is not in the snapshot; but the source is not asked more than once in a second. */
    NasIndex fresh() {
        return dropped || age() >= REREAD ? read() : index;
    }

    private long age() {
        return clock.getAsLong() - readAt;
    }

    private NasIndex read() {
        // Before reading, so that a change during the reading leads to another one.
        dropped = false;
        try {
            index = new NasIndex(directory.all());
            readAt = clock.getAsLong();
            return index;
        } catch (RuntimeException e) {
            dropped = true;
            throw e;
        }
    }
}
