package org.nasd.simulator.internal.routeros;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.nasd.simulator.routeros.RouterSettings;

/** The router's listening port, which can be closed and opened again at the same number. */
final class Port {

    private static final long DEADLINE_SECONDS = 10;

    private final Desk desk;
    private final RouterSettings settings;
    private final EventLoopGroup group;
    private final ChannelGroup connections;
    private Channel listening;
    private InetSocketAddress address;

    Port(Desk desk, EventLoopGroup group) {
        this.desk = desk;
        this.settings = desk.settings;
        this.group = group;
        this.connections = new DefaultChannelGroup(desk.loop, true);
    }

    synchronized InetSocketAddress address() {
        return address;
    }

    /** The connections that are open now. */
    ChannelGroup connections() {
        return connections;
    }

    /**
     * Opens it where it is closed.
     *
     * @throws UncheckedIOException when it cannot be had
     */
    synchronized void open() {
        if (listening != null && listening.isOpen()) {
            return;
        }
        int number = address == null ? settings.port() : address.getPort();
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        furnish(channel);
                    }
                })
                .bind(new InetSocketAddress(settings.address(), number));
        if (!bound.awaitUninterruptibly(DEADLINE_SECONDS, TimeUnit.SECONDS) || !bound.isSuccess()) {
            throw new UncheckedIOException(new IOException(
                    "simulated router " + settings.name() + " cannot listen on " + settings.address() + ":" + number
                            + ": " + bound.cause(),
                    bound.cause()));
        }
        listening = bound.channel();
        address = (InetSocketAddress) listening.localAddress();
    }

    private void furnish(SocketChannel channel) {
        connections.add(channel);
        if (settings.tls() != null) {
            SSLEngine engine = settings.tls().createSSLEngine();
            engine.setUseClientMode(false);
            channel.pipeline().addLast(new SslHandler(engine));
        }
        SentenceDecoder decoder = new SentenceDecoder(settings.maxWord());
        channel.pipeline().addLast(decoder, new Connection(desk, decoder));
    }

    /** Closes it. The system frees a port a moment after Java closed it, so this waits until connections are really refused. */
    synchronized void close() {
        if (listening == null || !listening.isOpen()) {
            return;
        }
        listening.close().awaitUninterruptibly(DEADLINE_SECONDS, TimeUnit.SECONDS);
        long start = System.nanoTime();
        while (answers() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS)) {
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Socket probe = new Socket(address.getAddress(), address.getPort())) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
