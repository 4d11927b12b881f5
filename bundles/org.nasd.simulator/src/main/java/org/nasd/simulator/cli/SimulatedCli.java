package org.nasd.simulator.cli;

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
import org.nasd.simulator.internal.cli.Device;

/**
 * A simulated NAS that is managed by typed lines. It does not interpret a configuration; it writes every line down as executed, in the
 * words of its journal, with the line that opened the mode it was typed in as the tag, answers by the rules of its dialect, and remembers the facts that these put.
 *
 * <p>Lines take effect at the end of their latency, also when their connection has gone by then. A session carries them out one after
 * another. Logins and second passwords are not written down.
 *
 * <p>Faults strike lines, by how they begin. A fault whose command is {@code <connect>} strikes connections instead. The kinds of
 * garbage are {@code noise} and {@code endless-records} (lines without end); an error's category is the status of an exec.
 */
public final class SimulatedCli implements SimulatedNas {

    private final CliSettings settings;
    private final Device device;

    private SimulatedCli(CliSettings settings) {
        this.settings = settings;
        this.device = new Device(settings);
    }

    /**
     * Starts one.
     *
     * @throws UncheckedIOException when it cannot listen at its port
     */
    public static SimulatedCli start(CliSettings settings) {
        return new SimulatedCli(settings);
    }

    /** How it was when it started. */
    public CliSettings settings() {
        return settings;
    }

    /** What it remembers, by key. */
    public Map<String, String> facts() {
        return device.facts();
    }

    /** Lets it remember something. Not written in the journal. */
    public void know(String key, String value) {
        device.know(key, value);
    }

    /** Lets it forget everything, as after a reboot. Not written in the journal. */
    public void forgetAll() {
        device.forgetAll();
    }

    /** Puts a rule before all others. */
    public void rule(Rule first) {
        device.rule(first);
    }

    /** Gives it a new host key for all further connections. */
    public void changeHostKey() {
        device.changeHostKey();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public InetSocketAddress address() {
        return device.core().address();
    }

    @Override
    public Journal journal() {
        return device.core().journal();
    }

    @Override
    public Gauges gauges() {
        return device.core().gauges();
    }

    @Override
    public void resetPeaks() {
        device.core().resetPeaks();
    }

    @Override
    public void latency(Latency each) {
        device.core().latency(each);
    }

    @Override
    public void clamp(Clamp ofTheDevice) {
        device.core().clamp(ofTheDevice);
    }

    @Override
    public void gate(Gate gate) {
        device.core().gate(gate);
    }

    @Override
    public void refuseLogins(boolean on) {
        device.core().refuseLogins(on);
    }

    @Override
    public void dropConnections(boolean reset) {
        device.core().dropConnections(reset);
    }

    @Override
    public void inject(Fault fault) {
        device.core().inject(fault);
    }

    @Override
    public boolean remove(Fault fault) {
        return device.core().remove(fault);
    }

    @Override
    public void clearFaults() {
        device.core().clearFaults();
    }

    @Override
    public List<Fault> faults() {
        return device.core().faults();
    }

    @Override
    public void close() {
        device.close();
    }
}
