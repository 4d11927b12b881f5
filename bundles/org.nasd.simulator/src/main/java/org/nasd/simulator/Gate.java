package org.nasd.simulator;

/** What a simulated router does with connections that arrive. Connections that are open already are not touched. */
public enum Gate {
    /** Serves them. */
    OPEN,
    /** The port is closed: they are refused. */
    CLOSED,
    /** Accepts them, reads, and never answers. */
    SILENT,
    /** Accepts and resets them at once. */
    RESET
}
