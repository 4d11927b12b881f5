package org.nasd.simulator.internal;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nasd.simulator.Gate;

/** The listening TCP port of a simulated NAS, which can be closed and opened again at the same number. */
public final class Port implements Entrance {

    private static final long DEADLINE_SECONDS = 10;

    private final String name;
    private final InetSocketAddress wanted;
    private final Worker worker;
    private final Consumer<SocketChannel> furnish;
    private final ChannelGroup connections;
    private Channel listening;
    private InetSocketAddress address;

    /**
     * @param name what the NAS is called
     * @param wanted where to listen; port 0 takes any free one, and keeps it
     * @param worker whose thread serves it
     * @param furnish gives a new connection its handlers
     */
    public Port(String name, InetSocketAddress wanted, Worker worker, Consumer<SocketChannel> furnish) {
        this.name = name;
        this.wanted = wanted;
        this.worker = worker;
        this.furnish = furnish;
        this.connections = new DefaultChannelGroup(worker.loop(), true);
    }

    @Override
    public synchronized InetSocketAddress address() {
        return address;
    }

    @Override
    public void follow(Gate gate) {
        if (gate == Gate.CLOSED) {
            close();
        } else {
            open();
        }
    }

    @Override
    public synchronized void open() {
        if (listening != null && listening.isOpen()) {
            return;
        }
        InetSocketAddress at = address == null ? wanted : address;
        ChannelFuture bound = new ServerBootstrap()
                .group(worker.group())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.add(channel);
                        furnish.accept(channel);
                    }
                })
                .bind(at);
        if (!bound.awaitUninterruptibly(DEADLINE_SECONDS, TimeUnit.SECONDS) || !bound.isSuccess()) {
            throw new UncheckedIOException(new IOException(
                    "simulated NAS " + name + " cannot listen on " + at + ": " + bound.cause(), bound.cause()));
        }
        listening = bound.channel();
        address = (InetSocketAddress) listening.localAddress();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // each connection tells its own end
    public void dropConnections(boolean reset) {
        connections.forEach(channel -> {
            if (reset) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            }
            channel.close();
        });
    }

    /** Closes it. The system frees a port a moment after Java closed it, so this waits until connections are really refused. */
    private synchronized void close() {
        if (listening == null || !listening.isOpen()) {
            return;
        }
        listening.close().awaitUninterruptibly(DEADLINE_SECONDS, TimeUnit.SECONDS);
        long start = System.nanoTime();
        while (answers() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void closeAll() {
        close();
        connections.close().awaitUninterruptibly(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    private boolean answers() {
        try (Socket probe = new Socket(address.getAddress(), address.getPort())) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
