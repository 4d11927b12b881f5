package org.nasd.transcript.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says, and not too often, that logs cannot be written and when they can again. Reported by one thread, asked by any. */
final class DiskTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(DiskTrouble.class);

    private static final long SILENCE = Duration.ofMinutes(1).toNanos();

    private final LongAdder lost;

    private volatile String current = "";
    private long lostBefore;
    private boolean told;
    private long toldAt = System.nanoTime() - SILENCE;

    DiskTrouble(LongAdder lost) {
        this.lost = lost;
    }

    /** A log could not be written. */
    void at(Path file, IOException e) {
        if (current.isEmpty()) {
            lostBefore = lost.sum();
        }
        current = file + " cannot be written (" + reason(e) + ")";
        if (System.nanoTime() - toldAt >= SILENCE) {
            toldAt = System.nanoTime();
            told = true;
            LOG.warn("{}; events go on, their log lines are lost and counted", current);
        }
    }

    /** Everything could be written. */
    void over() {
        if (told) {
            LOG.info("Logs can be written again; about {} lines were lost meanwhile", lost.sum() - lostBefore);
        }
        told = false;
        current = "";
    }

    /** What is wrong now, for a person who can do something about it. */
    List<String> problems() {
        String problem = current;
        return problem.isEmpty()
                ? List.of()
                : List.of(problem
                        + ": events go on and their log lines are lost; make room on the disk or correct the rights");
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.toString() : e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
