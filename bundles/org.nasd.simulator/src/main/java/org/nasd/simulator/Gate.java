package org.nasd.simulator;

/** What a simulated NAS does with connections that arrive. Connections that are open already are not touched. */
public enum Gate {
    /** Serves them. */
    OPEN,
    /** The port is closed: they are refused. */
    CLOSED,
    /** Accepts them, reads, and never answers. */
    SILENT,
    /** Accepts and resets them at once. A NAS without connections (RADIUS) is as with {@link #SILENT}. */
    RESET
}
