package org.nasd.transcript.internal;

import java.util.ArrayList;
import java.util.List;

/** What waits to be added to one log. */
final class Batch {

    private final List<byte[]> chunks = new ArrayList<>(2);

    private final long since;

    private int bytes;

    /**
     * @param since when it was begun, by the monotonic clock
     */
    Batch(long since) {
        this.since = since;
    }

    long since() {
        return since;
    }

    void add(byte[] record) {
        chunks.add(record);
        bytes += record.length;
    }

    void addFirst(byte[] record) {
        chunks.add(0, record);
        bytes += record.length;
    }

    List<byte[]> chunks() {
        return chunks;
    }

    int bytes() {
        return bytes;
    }

    int records() {
        return chunks.size();
    }
}
