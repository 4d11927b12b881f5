package org.nasd.itests.faults.proxy;

import java.time.Duration;

/**
 * What a {@link FaultProxy} does to the bytes of one direction.
 *
 * @param latency how much later everything arrives
 * @param bytesPerSecond the most that passes in a second, 0 for no limit
 * @param held whether nothing passes, as with a cable pulled: it stays on the way and arrives when this ends
 * @param slice bytes that arrive at a time, 0 for as they come
 * @param limit bytes after which a connection is cut, 0 for never
 * @param slowClose how much later the end of a connection is passed on
 */
public record Toxics(Duration latency, long bytesPerSecond, boolean held, int slice, long limit, Duration slowClose) {

    /** Everything passes as it comes. */
    public static final Toxics NONE = new Toxics(Duration.ZERO, 0, false, 0, 0, Duration.ZERO);

    /** Nothing passes. */
    public static final Toxics BLACK_HOLE = new Toxics(Duration.ZERO, 0, true, 0, 0, Duration.ZERO);

    public static Toxics latency(Duration later) {
        return new Toxics(later, 0, false, 0, 0, Duration.ZERO);
    }

    public static Toxics bandwidth(long bytesPerSecond) {
        return new Toxics(Duration.ZERO, bytesPerSecond, false, 0, 0, Duration.ZERO);
    }

    public static Toxics slicer(int bytes, Duration between) {
        return new Toxics(between, 0, false, bytes, 0, Duration.ZERO);
    }

    public static Toxics limitData(long bytes) {
        return new Toxics(Duration.ZERO, 0, false, 0, bytes, Duration.ZERO);
    }

    public static Toxics slowClose(Duration later) {
        return new Toxics(Duration.ZERO, 0, false, 0, 0, later);
    }
}
