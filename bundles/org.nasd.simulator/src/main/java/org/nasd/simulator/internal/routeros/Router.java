package org.nasd.simulator.internal.routeros;

import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.nasd.simulator.Gauges;
import org.nasd.simulator.Journal;
import org.nasd.simulator.routeros.Clamp;
import org.nasd.simulator.routeros.Fault;
import org.nasd.simulator.routeros.Gate;
import org.nasd.simulator.routeros.Latency;
import org.nasd.simulator.routeros.RouterSettings;

/** A router at work: one thread, to which every question from outside is put. */
public final class Router implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 10;

    private final RouterSettings settings;
    private final Journal journal;
    private final EventLoopGroup group;
    private final EventLoop loop;
    private final Desk desk;
    private final Port port;

    /**
     * Opens the port.
     *
     * @throws UncheckedIOException when it cannot be had
     */
    public Router(RouterSettings settings) {
        this.settings = settings;
        this.journal = new Journal(settings.journalCapacity());
        this.group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("nasd-simulator-" + settings.name(), true), NioIoHandler.newFactory());
        this.loop = group.next();
        this.desk = new Desk(settings, loop, journal);
        this.port = new Port(desk, group);
        try {
            port.open();
        } catch (UncheckedIOException e) {
            shutDown();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return port.address();
    }

    public Journal journal() {
        return journal;
    }

    public void latency(Latency each) {
        tell(() -> desk.latency(each));
    }

    public void clamp(Clamp ofTheRouter) {
        tell(() -> desk.clamp(ofTheRouter));
    }

    public void refuseLogins(boolean on) {
        tell(() -> desk.refuseLogins(on));
    }

    public void addFault(Fault fault) {
        tell(() -> desk.faults.add(fault));
    }

    public boolean removeFault(Fault fault) {
        return ask(() -> desk.faults.remove(fault));
    }

    public void clearFaults() {
        tell(desk.faults::clear);
    }

    public List<Fault> faults() {
        return ask(desk.faults::inForce);
    }

    public Gauges gauges() {
        return ask(desk::gauges);
    }

    public void resetPeaks() {
        tell(desk::resetPeaks);
    }

    public void gate(Gate gate) {
        tell(() -> desk.gate(gate));
        if (gate == Gate.CLOSED) {
            port.close();
        } else {
            port.open();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // each connection tells its own end
    public void dropConnections(boolean reset) {
        tell(() -> port.connections().forEach(channel -> {
            if (reset) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            }
            channel.close();
        }));
    }

    public List<Map<String, String>> rows(String menu) {
        return ask(() -> desk.tables
                .menu(menu)
                .rows()
                .map(row -> Rows.text(row, settings.charset()))
                .toList());
    }

    public void insert(String menu, List<Map<String, String>> rows) {
        tell(() -> rows.forEach(row -> desk.tables.menu(menu).insert(Rows.raw(row, settings.charset()))));
    }

    public void clear(String menu) {
        tell(() -> desk.tables.menu(menu).clear());
    }

    private void tell(Runnable work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    private <T> T ask(Supplier<T> question) {
        if (loop.inEventLoop()) {
            return question.get();
        }
        try {
            return loop.submit(question::get).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for simulated router " + settings.name(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("simulated router " + settings.name() + " did not answer in time", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw new IllegalArgumentException(refused.getMessage(), refused);
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Closes the port and all connections and ends the thread, within a few seconds. May be called again. */
    @Override
    public void close() {
        port.close();
        port.connections().close().awaitUninterruptibly(DEADLINE_SECONDS, TimeUnit.SECONDS);
        shutDown();
    }

    private void shutDown() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
}
