package org.nasd.simulator.routeros;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.nasd.simulator.Clamp;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Gate;
import org.nasd.simulator.Gauges;
import org.nasd.simulator.Journal;
import org.nasd.simulator.Latency;
import org.nasd.simulator.SimulatedNas;
import org.nasd.simulator.internal.routeros.Router;

/**
 * A simulated MikroTik router that listens from {@link #start} until {@link #close}.
 *
 * <p>Commands take effect at the end of their latency, also when their connection has gone by then: what a real router has received it
 * carries out. Commands without a tag are carried out one after another on each connection, tagged ones side by side.
 */
public final class SimulatedRouter implements SimulatedNas {

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

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public InetSocketAddress address() {
        return router.core().address();
    }

    @Override
    public Journal journal() {
        return router.core().journal();
    }

    @Override
    public Gauges gauges() {
        return router.core().gauges();
    }

    @Override
    public void resetPeaks() {
        router.core().resetPeaks();
    }

    @Override
    public void latency(Latency each) {
        router.core().latency(each);
    }

    @Override
    public void clamp(Clamp ofTheRouter) {
        router.core().clamp(ofTheRouter);
    }

    @Override
    public void gate(Gate gate) {
        router.core().gate(gate);
    }

    @Override
    public void refuseLogins(boolean on) {
        router.core().refuseLogins(on);
    }

    @Override
    public void dropConnections(boolean reset) {
        router.core().dropConnections(reset);
    }

    @Override
    public void inject(Fault fault) {
        router.core().inject(fault);
    }

    @Override
    public boolean remove(Fault fault) {
        return router.core().remove(fault);
    }

    @Override
    public void clearFaults() {
        router.core().clearFaults();
    }

    @Override
    public List<Fault> faults() {
        return router.core().faults();
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

    @Override
    public void close() {
        router.close();
    }
}
