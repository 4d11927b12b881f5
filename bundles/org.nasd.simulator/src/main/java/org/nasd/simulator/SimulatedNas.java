package org.nasd.simulator;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * A simulated NAS that listens from its start until {@link #close}. Everything about it can be changed while it works, by any thread;
 * each change holds for what arrives after the call returned.
 */
public interface SimulatedNas extends AutoCloseable {

    /** What it is called. */
    String name();

    /** Its address, the same for as long as it lives. */
    InetSocketAddress address();

    /** Its port. */
    default int port() {
        return address().getPort();
    }

    /** What it saw. */
    Journal journal();

    /** Its figures now. */
    Gauges gauges();

    /** Lets the figures called "max" begin again from what is now. */
    void resetPeaks();

    /** Changes how long it takes over a command. */
    void latency(Latency each);

    /** Puts a ceiling on its throughput or, by null, takes it away. */
    void clamp(Clamp ofTheNas);

    /** Opens, closes or spoils its port. */
    void gate(Gate gate);

    /** Refuses every login from now on, as with a wrong password; or no longer. */
    void refuseLogins(boolean on);

    /**
     * Ends all connections that are open now. A NAS without connections has none to end.
     *
     * @param reset by a reset (RST) instead of an orderly end
     */
    void dropConnections(boolean reset);

    /**
     * Puts a fault rule in force.
     *
     * @throws IllegalArgumentException when a NAS of this kind cannot misbehave so
     */
    void inject(Fault fault);

    /** Puts a fault rule in force. */
    default void inject(Trigger trigger, Effect effect) {
        inject(new Fault(trigger, effect));
    }

    /** Takes a fault rule out of force, and tells whether it was. */
    boolean remove(Fault fault);

    /** Takes all fault rules out of force. Gate, logins, latency and clamp stay as they are. */
    void clearFaults();

    /** The fault rules in force. */
    List<Fault> faults();

    /** Ends it within a few seconds. May be called again. */
    @Override
    void close();
}
