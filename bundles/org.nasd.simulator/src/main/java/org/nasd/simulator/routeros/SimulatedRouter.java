package org.nasd.simulator.routeros;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.nasd.simulator.Gauges;
import org.nasd.simulator.Journal;
import org.nasd.simulator.internal.routeros.Router;

/**
 * A simulated MikroTik router that listens from {@link #start} until {@link #close}. Everything about it can be changed while it
 * works, by any thread; each change holds for the commands that arrive after the call returned.
 *
 * <p>Commands take effect at the end of their latency, also when their connection has gone by then: what a real router has received it
 * carries out. Commands without a tag are carried out one after another on each connection, tagged ones side by side.
 */
public final class SimulatedRouter implements AutoCloseable {

    private final RouterSettings settings;
    private final Router router;

    private SimulatedRouter(RouterSettings settings) {
        this.settings = settings;
        this.router = new Router(settings);
    }

    /**
     * Starts a router.
     *
     * @throws UncheckedIOException when it cannot listen at its port
     */
    public static SimulatedRouter start(RouterSettings settings) {
        return new SimulatedRouter(settings);
    }

    /** How it was when it started. */
    public RouterSettings settings() {
        return settings;
    }

    /** Its address, the same for as long as it lives. */
    public InetSocketAddress address() {
        return router.address();
    }

    /** Its port. */
    public int port() {
        return address().getPort();
    }

    /** What it saw. */
    public Journal journal() {
        return router.journal();
    }

    /** Its figures now. */
    public Gauges gauges() {
        return router.gauges();
    }

    /** Lets the figures called "max" begin again from what is now. */
    public void resetPeaks() {
        router.resetPeaks();
    }

    /** Changes how long it takes over a command. */
    public void latency(Latency each) {
        router.latency(each);
    }

    /**
     * Puts a ceiling on its throughput or, by null, takes it away.
     */
    public void clamp(Clamp ofTheRouter) {
        router.clamp(ofTheRouter);
    }

    /** Opens, closes or spoils its port. */
    public void gate(Gate gate) {
        router.gate(gate);
    }

    /** Refuses every login from now on, as with a wrong password; or no longer. */
    public void refuseLogins(boolean on) {
        router.refuseLogins(on);
    }

    /**
     * Ends all connections that are open now.
     *
     * @param reset by a reset (RST) instead of an orderly end
     */
    public void dropConnections(boolean reset) {
        router.dropConnections(reset);
    }

    /** Puts a fault rule in force. */
    public void inject(Fault fault) {
        router.addFault(fault);
    }

    /** Puts a fault rule in force. */
    public void inject(Trigger trigger, Effect effect) {
        inject(new Fault(trigger, effect));
    }

    /** Takes a fault rule out of force, and tells whether it was. */
    public boolean remove(Fault fault) {
        return router.removeFault(fault);
    }

    /** Takes all fault rules out of force. Gate, logins, latency and clamp stay as they are. */
    public void clearFaults() {
        router.clearFaults();
    }

    /** The fault rules in force. */
    public List<Fault> faults() {
        return router.faults();
    }

    /**
     * The rows of a menu, each with its id as {@code .id}.
     *
     * @throws IllegalArgumentException when there is no such menu
     */
    public List<Map<String, String>> rows(String menu) {
        return router.rows(menu);
    }

    /**
     * Puts rows into a menu as the router itself would (also into those that clients cannot add to). Not written in the journal.
     *
     * @throws IllegalArgumentException when there is no such menu, or a row is there already
     */
    public void insert(String menu, List<Map<String, String>> rows) {
        router.insert(menu, rows);
    }

    /** Empties a menu, as a router that lost it. Not written in the journal. */
    public void clear(String menu) {
        router.clear(menu);
    }

    /** Ends it within a few seconds. May be called again. */
    @Override
    public void close() {
        router.close();
    }
}
