package org.nasd.simulator.internal;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.nasd.simulator.Clamp;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Gate;
import org.nasd.simulator.Gauges;
import org.nasd.simulator.Journal;
import org.nasd.simulator.Latency;
import org.nasd.simulator.SimulatedNas;

/** What simulated NAS of all kinds have in common: the face by which they are controlled. */
public final class Core implements SimulatedNas {

    private final String name;
    private final Worker worker;
    private final Desk desk;
    private final Entrance entrance;
    private final Consumer<Fault> check;

    /**
     * Opens the port.
     *
     * @param check throws for a fault that a NAS of this kind cannot have
     * @throws UncheckedIOException when it cannot be had; the worker has ended then
     */
    public Core(String name, Worker worker, Desk desk, Entrance entrance, Consumer<Fault> check) {
        this.name = name;
        this.worker = worker;
        this.desk = desk;
        this.entrance = entrance;
        this.check = check;
        try {
            entrance.open();
        } catch (UncheckedIOException e) {
            worker.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InetSocketAddress address() {
        return entrance.address();
    }

    @Override
    public Journal journal() {
        return desk.journal;
    }

    @Override
    public Gauges gauges() {
        return worker.ask(desk::gauges);
    }

    @Override
    public void resetPeaks() {
        worker.tell(desk::resetPeaks);
    }

    @Override
    public void latency(Latency each) {
        worker.tell(() -> desk.latency(each));
    }

    @Override
    public void clamp(Clamp ofTheNas) {
        worker.tell(() -> desk.clamp(ofTheNas));
    }

    @Override
    public void gate(Gate gate) {
        worker.tell(() -> desk.gate(gate));
        entrance.follow(gate);
    }

    @Override
    public void refuseLogins(boolean on) {
        worker.tell(() -> desk.refuseLogins(on));
    }

    @Override
    public void dropConnections(boolean reset) {
        worker.tell(() -> entrance.dropConnections(reset));
    }

    @Override
    public void inject(Fault fault) {
        check.accept(fault);
        worker.tell(() -> desk.faults.add(fault));
    }

    @Override
    public boolean remove(Fault fault) {
        return worker.ask(() -> desk.faults.remove(fault));
    }

    @Override
    public void clearFaults() {
        worker.tell(desk.faults::clear);
    }

    @Override
    public List<Fault> faults() {
        return worker.ask(desk.faults::inForce);
    }

    /** Closes the port and all connections and ends the thread, within a few seconds. May be called again. */
    @Override
    public void close() {
        entrance.closeAll();
        worker.close();
    }
}
