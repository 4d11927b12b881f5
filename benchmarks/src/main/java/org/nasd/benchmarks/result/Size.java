package org.nasd.benchmarks.result;

/** How much is measured: a smoke of everything in seconds, what fits into half an hour, or as much as a quiet machine deserves. */
public enum Size {
    QUICK,
    USUAL,
    FULL;

    public int of(int quick, int usual, int full) {
        return switch (this) {
            case QUICK -> quick;
            case USUAL -> usual;
            case FULL -> full;
        };
    }

    /** Rounds of a comparison. */
    public int rounds() {
        return of(1, 3, 5);
    }

    /** Rounds before those that count: a JVM compiles what it runs often, and goes on to get faster for a while. */
    public int warmUps() {
        return of(0, 2, 2);
    }

    public boolean isQuick() {
        return this == QUICK;
    }
}
