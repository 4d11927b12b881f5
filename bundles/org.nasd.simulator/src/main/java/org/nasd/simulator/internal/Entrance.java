package org.nasd.simulator.internal;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.nasd.simulator.Gate;

/** Where a simulated NAS is reached: a port that can be closed and opened again at the same number. */
public interface Entrance {

    /** Its address, the same for as long as it lives. */
    InetSocketAddress address();

    /**
     * Opens it where it is closed.
     *
     * @throws UncheckedIOException when it cannot be had
     */
    void open();

    /** Lets it be closed when the gate is, and open otherwise. */
    void follow(Gate gate);

    /**
     * Ends all connections that are open now. By the NAS's thread.
     *
     * @param reset by a reset (RST) instead of an orderly end
     */
    void dropConnections(boolean reset);

    /** Closes it and all connections, within a few seconds. */
    void closeAll();
}
