package org.nasd.simulator.internal.routeros;

import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.nasd.simulator.Effect;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Journal;
import org.nasd.simulator.internal.Core;
import org.nasd.simulator.internal.Desk;
import org.nasd.simulator.internal.Port;
import org.nasd.simulator.internal.Worker;
import org.nasd.simulator.routeros.RouterSettings;

/** A router at work. */
public final class Router implements AutoCloseable {

    private final RouterSettings settings;
    private final Worker worker;
    private final Core core;
    private final Chassis chassis;

    /**
     * Opens the port.
     *
     * @throws UncheckedIOException when it cannot be had
     */
    public Router(RouterSettings settings) {
        this.settings = settings;
        this.worker = new Worker(settings.name());
        Desk desk = new Desk(worker.loop(), new Journal(settings.journalCapacity()), settings.seed())
                .with(settings.latency(), settings.clamp(), settings.faults());
        this.chassis = new Chassis(settings, desk);
        this.core = new Core(
                settings.name(),
                worker,
                desk,
                new Port(
                        settings.name(),
                        new InetSocketAddress(settings.address(), settings.port()),
                        worker,
                        this::furnish),
                Router::check);
    }

    private void furnish(SocketChannel channel) {
        if (settings.tls() != null) {
            SSLEngine engine = settings.tls().createSSLEngine();
            engine.setUseClientMode(false);
            channel.pipeline().addLast(new SslHandler(engine));
        }
        SentenceDecoder decoder = new SentenceDecoder(settings.maxWord());
        channel.pipeline().addLast(decoder, new Connection(chassis, decoder));
    }

    private static void check(Fault fault) {
        if (fault.effect() instanceof Effect.Garbage garbage
                && garbage.kind().compareTo(Effect.Kind.BAD_SIGNATURE) >= 0) {
            throw new IllegalArgumentException("fault: a RouterOS API knows no garbage of kind " + garbage.kind());
        }
    }

    /** What it has in common with all simulated NAS. */
    public Core core() {
        return core;
    }

    public List<Map<String, String>> rows(String menu) {
        return ask(() -> chassis.tables()
                .menu(menu)
                .rows()
                .map(row -> Rows.text(row, settings.charset()))
                .toList());
    }

    public void insert(String menu, List<Map<String, String>> rows) {
        ask(() -> {
            rows.forEach(row -> chassis.tables().menu(menu).insert(Rows.raw(row, settings.charset())));
            return true;
        });
    }

    public void clear(String menu) {
        worker.tell(() -> chassis.tables().menu(menu).clear());
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return worker.ask(question);
        } catch (Refused e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        core.close();
    }
}
