package org.nasd.simulator.internal.radius;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.nasd.simulator.Effect;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Journal;
import org.nasd.simulator.internal.Core;
import org.nasd.simulator.internal.Desk;
import org.nasd.simulator.internal.Worker;
import org.nasd.simulator.radius.DasGauges;
import org.nasd.simulator.radius.DasRule;
import org.nasd.simulator.radius.DasSession;
import org.nasd.simulator.radius.DasSettings;

/** A DAS at work. */
public final class Das implements AutoCloseable {

    private final Worker worker;
    private final Sessions sessions = new Sessions();
    private final Judge judge;
    private final Counter counter;
    private final Core core;

    /**
     * Opens the port.
     *
     * @throws UncheckedIOException when it cannot be had
     */
    public Das(DasSettings settings) {
        settings.faults().forEach(Das::check);
        this.worker = new Worker(settings.name());
        Desk desk = new Desk(worker.loop(), new Journal(settings.journalCapacity()), settings.seed())
                .with(settings.latency(), settings.clamp(), settings.faults());
        settings.sessions().forEach(sessions::put);
        this.judge = new Judge(settings, sessions);
        this.counter = new Counter(settings, desk, judge);
        UdpPort port = new UdpPort(
                settings.name(), new InetSocketAddress(settings.address(), settings.port()), worker, counter::receive);
        counter.sendsBy(port);
        this.core = new Core(settings.name(), worker, desk, port, Das::check);
    }

    private static void check(Fault fault) {
        boolean slow = fault.effect() instanceof Effect.Slow;
        boolean stream = fault.effect() instanceof Effect.Garbage garbage
                && garbage.kind().compareTo(Effect.Kind.NOISE) < 0;
        if (slow || stream) {
            throw new IllegalArgumentException(
                    "fault: datagrams are never slow, and their garbage is noise, bad-signature or wrong-source");
        }
    }

    /** What it has in common with all simulated NAS. */
    public Core core() {
        return core;
    }

    public List<DasSession> sessions() {
        return worker.ask(sessions::all);
    }

    public void put(DasSession session) {
        worker.tell(() -> sessions.put(session));
    }

    public void forgetAll() {
        worker.tell(sessions::clear);
    }

    public void rule(DasRule first) {
        worker.tell(() -> judge.first(first));
    }

    public DasGauges dasGauges() {
        return worker.ask(counter::gauges);
    }

    public void resetPeaks() {
        core.resetPeaks();
        worker.tell(counter::resetPeaks);
    }

    @Override
    public void close() {
        core.close();
    }
}
