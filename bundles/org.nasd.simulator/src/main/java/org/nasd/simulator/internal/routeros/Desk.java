package org.nasd.simulator.internal.routeros;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.Random;
import org.nasd.simulator.Change;
import org.nasd.simulator.Gauges;
import org.nasd.simulator.Journal;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.routeros.Clamp;
import org.nasd.simulator.routeros.Gate;
import org.nasd.simulator.routeros.Latency;
import org.nasd.simulator.routeros.RouterSettings;

/** What all connections of a router share. Everything here belongs to the router's one thread; only the figures are read by others. */
final class Desk {

    final RouterSettings settings;
    final EventLoop loop;
    final Journal journal;
    final Tables tables;
    final FaultBook faults = new FaultBook();
    final Random random;

    private final long anchorMicros = System.currentTimeMillis() * 1000;
    private final long anchorNanos = System.nanoTime();
    private Latency latency;
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

    Desk(RouterSettings settings, EventLoop loop, Journal journal) {
        this.settings = settings;
        this.loop = loop;
        this.journal = journal;
        this.tables = new Tables(Wire.raw(settings.name(), settings.charset()));
        this.random = new Random(settings.seed());
        this.latency = settings.latency();
        settings.faults().forEach(faults::add);
        clamp(settings.clamp());
    }

    void latency(Latency each) {
        latency = each;
    }

    void clamp(Clamp ofTheRouter) {
        throttle = ofTheRouter == null ? null : new Throttle(ofTheRouter, random);
    }

    void gate(Gate state) {
        gate = state;
    }

    Gate gate() {
        return gate;
    }

    void refuseLogins(boolean on) {
        refuseLogins = on;
    }

    boolean refusesLogins() {
        return refuseLogins;
    }

    /** How long the command that arrives now takes, in nanoseconds. */
    long service(Throttle ofTheConnection) {
        long drawn = latency.draw(random);
        long now = System.nanoTime();
        long shared = throttle == null ? 0 : throttle.admit(now);
        long own = ofTheConnection == null ? 0 : ofTheConnection.admit(now);
        return Math.max(drawn, Math.max(shared, own));
    }

    long micros() {
        return anchorMicros + (System.nanoTime() - anchorNanos) / 1000;
    }

    /** Counts a connection and gives it its number. */
    int connected() {
        maxConnections = Math.max(maxConnections, ++connections);
        return (int) ++accepted;
    }

    void disconnected(boolean session) {
        connections--;
        sessions -= session ? 1 : 0;
    }

    void loggedIn(boolean again) {
        logins++;
        sessions += again ? 0 : 1;
    }

    void loginRefused() {
        refusedLogins++;
    }

    void began() {
        commands++;
        maxInFlight = Math.max(maxInFlight, ++inFlight);
    }

    void ended() {
        inFlight--;
    }

    int connections() {
        return connections;
    }

    void resetPeaks() {
        maxConnections = connections;
        maxInFlight = inFlight;
    }

    Gauges gauges() {
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

    /** Writes a command down as it ended. */
    void record(Task task, JournalEntry.Result result, String message, List<Change> changes) {
        errors += result == JournalEntry.Result.REFUSED ? 1 : 0;
        journal.append(new JournalEntry(
                0,
                task.arrivedMicros(),
                micros(),
                task.connection(),
                task.request().tag() == null ? null : text(task.request().tag()),
                task.words().stream()
                        .filter(word -> !word.startsWith(".tag="))
                        .map(this::text)
                        .toList(),
                result,
                message,
                changes.stream().map(this::decoded).toList()));
    }

    private Change decoded(Change change) {
        return new Change(change.kind(), change.menu(), change.id(), Rows.text(change.row(), settings.charset()));
    }

    private String text(String raw) {
        return Wire.text(raw, settings.charset());
    }
}
