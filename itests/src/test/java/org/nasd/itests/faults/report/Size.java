package org.nasd.itests.faults.report;

import java.time.Duration;

/** How much is done: the full numbers with {@code -Dnasd.faults=full}, or fewer. */
public final class Size {

    private Size() {}

    public static boolean isFull() {
        return "full".equals(System.getProperty("nasd.faults"));
    }

    public static int of(int full, int reduced) {
        return isFull() ? full : reduced;
    }

    public static Duration of(Duration full, Duration reduced) {
        return isFull() ? full : reduced;
    }
}
