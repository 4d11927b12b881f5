package org.nasd.simulator.internal;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.Random;
import org.nasd.simulator.Change;
import org.nasd.simulator.Clamp;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Gate;
import org.nasd.simulator.Gauges;
import org.nasd.simulator.Journal;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Latency;

/** What simulated NAS of all kinds keep while they work: conditions, figures, the journal. Belongs to the NAS's one thread. */
public final class Desk {

    public final EventLoop loop;
    public final Journal journal;
    public final FaultBook faults;
    public final Random random;

    private final long anchorMicros = System.currentTimeMillis() * 1000;
    private final long anchorNanos = System.nanoTime();
    private Latency latency = Latency.NONE;
    private Throttle throttle;
    private Gate gate = Gate.OPEN;
    private boolean refuseLogins;
    private int connections;
    private int maxConnections;
    private int sessions;
    private int inFlight;
    private int maxInFlight;
    private long accepted;
    private long logins;
    private long refusedLogins;
    private long commands;
    private long errors;

    public Desk(EventLoop loop, Journal journal, long seed) {
        this.loop = loop;
        this.journal = journal;
        this.random = new Random(seed);
        this.faults = new FaultBook(random);
    }

    /** Sets the conditions it starts with. */
    public Desk with(Latency each, Clamp ofTheNas, List<Fault> rules) {
        latency(each);
        clamp(ofTheNas);
        rules.forEach(faults::add);
        return this;
    }

    public void latency(Latency each) {
        latency = each;
    }

    public void clamp(Clamp ofTheNas) {
        throttle = ofTheNas == null ? null : new Throttle(ofTheNas, random);
    }

    public void gate(Gate state) {
        gate = state;
    }

    public Gate gate() {
        return gate;
    }

    public void refuseLogins(boolean on) {
        refuseLogins = on;
    }

    public boolean refusesLogins() {
        return refuseLogins;
    }

    /** How long the command that arrives now takes, in nanoseconds. */
    public long service(Throttle ofTheConnection) {
        long drawn = latency.draw(random);
        long now = System.nanoTime();
        long shared = throttle == null ? 0 : throttle.admit(now);
        long own = ofTheConnection == null ? 0 : ofTheConnection.admit(now);
        return Math.max(drawn, Math.max(shared, own));
    }

    public long micros() {
        return anchorMicros + (System.nanoTime() - anchorNanos) / 1000;
    }

    /** Counts a connection and gives it its number. */
    public int connected() {
        maxConnections = Math.max(maxConnections, ++connections);
        return (int) ++accepted;
    }

    public void disconnected(boolean session) {
        connections--;
        sessions -= session ? 1 : 0;
    }

    public void loggedIn(boolean again) {
        logins++;
        sessions += again ? 0 : 1;
    }

    public void loginRefused() {
        refusedLogins++;
    }

    public void began() {
        commands++;
        maxInFlight = Math.max(maxInFlight, ++inFlight);
    }

    public void ended() {
        inFlight--;
    }

    public int connections() {
        return connections;
    }

    public void resetPeaks() {
        maxConnections = connections;
        maxInFlight = inFlight;
    }

    public Gauges gauges() {
        return new Gauges(
                connections,
                maxConnections,
                sessions,
                inFlight,
                maxInFlight,
                accepted,
                logins,
                refusedLogins,
                commands,
                errors,
                faults.struck());
    }

    /**
     * Writes a command down as it ended.
     *
     * @param arrivedMicros when it had arrived, by {@link #micros()}
     * @param tag its tag, or null
     */
    public void record(
            long arrivedMicros,
            int connection,
            String tag,
            List<String> words,
            JournalEntry.Result result,
            String message,
            List<Change> changes) {
        errors += result == JournalEntry.Result.REFUSED ? 1 : 0;
        journal.append(new JournalEntry(0, arrivedMicros, micros(), connection, tag, words, result, message, changes));
    }
}
