package org.nasd.simulator.radius;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.nasd.simulator.Clamp;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Gate;
import org.nasd.simulator.Gauges;
import org.nasd.simulator.Journal;
import org.nasd.simulator.Latency;
import org.nasd.simulator.SimulatedNas;
import org.nasd.simulator.internal.radius.Das;

/**
 * A simulated DAS. Its journal's words are the request's name and its attributes, {@code Name=value}, with {@code attr-N} and
 * {@code vsa-VENDOR-N} for those it has no name for and hex digits for those that are no text; the tag is the request's id, the
 * connection its client's port. Requests that are dropped before they are understood are not written down, only counted.
 *
 * <p>Faults: {@code silence} loses the request, {@code mute} the reply, {@code drop} is the one or the other by its point; {@code error}
 * is a NAK; garbage is {@code noise}, {@code bad-signature} or {@code wrong-source}, each after the request took effect. To refuse
 * logins is to have another secret.
 */
public final class SimulatedDas implements SimulatedNas {

    private final DasSettings settings;
    private final Das das;

    private SimulatedDas(DasSettings settings) {
        this.settings = settings;
        this.das = new Das(settings);
    }

    /**
     * Starts one.
     *
     * @throws UncheckedIOException when it cannot listen at its port
     */
    public static SimulatedDas start(DasSettings settings) {
        return new SimulatedDas(settings);
    }

    /** How it was when it started. */
    public DasSettings settings() {
        return settings;
    }

    /** The session table. */
    public List<DasSession> sessions() {
        return das.sessions();
    }

    /** Puts a session into the table. Not written in the journal. */
    public void put(DasSession session) {
        das.put(session);
    }

    /** Empties the session table, as after a reboot. Not written in the journal. */
    public void forgetAll() {
        das.forgetAll();
    }

    /** Puts a rule before all others. */
    public void rule(DasRule first) {
        das.rule(first);
    }

    /** Its own figures now. */
    public DasGauges dasGauges() {
        return das.dasGauges();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public InetSocketAddress address() {
        return das.core().address();
    }

    @Override
    public Journal journal() {
        return das.core().journal();
    }

    @Override
    public Gauges gauges() {
        return das.core().gauges();
    }

    @Override
    public void resetPeaks() {
        das.resetPeaks();
    }

    @Override
    public void latency(Latency each) {
        das.core().latency(each);
    }

    @Override
    public void clamp(Clamp ofTheDas) {
        das.core().clamp(ofTheDas);
    }

    @Override
    public void gate(Gate gate) {
        das.core().gate(gate);
    }

    @Override
    public void refuseLogins(boolean on) {
        das.core().refuseLogins(on);
    }

    @Override
    public void dropConnections(boolean reset) {
        das.core().dropConnections(reset);
    }

    @Override
    public void inject(Fault fault) {
        das.core().inject(fault);
    }

    @Override
    public boolean remove(Fault fault) {
        return das.core().remove(fault);
    }

    @Override
    public void clearFaults() {
        das.core().clearFaults();
    }

    @Override
    public List<Fault> faults() {
        return das.core().faults();
    }

    @Override
    public void close() {
        das.close();
    }
}
