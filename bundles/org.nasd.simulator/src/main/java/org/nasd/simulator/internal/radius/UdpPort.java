package org.nasd.simulator.internal.radius;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.nasd.simulator.Gate;
import org.nasd.simulator.internal.Entrance;
import org.nasd.simulator.internal.Worker;

/** The UDP port of a simulated NAS. */
@SuppressWarnings("FutureReturnValueIgnored") // a datagram that is lost is lost
final class UdpPort implements Entrance {

    private static final long DEADLINE_SECONDS = 10;
    private static final int PROBE_MILLIS = 10;
    private static final int BUFFER = 4 << 20;

    private final String name;
    private final InetSocketAddress wanted;
    private final Worker worker;
    private final BiConsumer<InetSocketAddress, byte[]> receive;
    private Channel channel;
    private InetSocketAddress address;

    UdpPort(String name, InetSocketAddress wanted, Worker worker, BiConsumer<InetSocketAddress, byte[]> receive) {
        this.name = name;
        this.wanted = wanted;
        this.worker = worker;
        this.receive = receive;
    }

    @Override
    public synchronized InetSocketAddress address() {
        return address;
    }

    @Override
    public synchronized void open() {
        if (channel == null || !channel.isOpen()) {
            channel = bind(address == null ? wanted : address, new Receiver(receive));
            address = (InetSocketAddress) channel.localAddress();
        }
    }

    private Channel bind(InetSocketAddress at, ChannelHandler handler) {
        ChannelFuture bound = new Bootstrap()
                .group(worker.loop())
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, BUFFER)
                .handler(handler)
                .bind(at);
        if (!bound.awaitUninterruptibly(DEADLINE_SECONDS, TimeUnit.SECONDS) || !bound.isSuccess()) {
            throw new UncheckedIOException(new IOException(
                    "simulated NAS " + name + " cannot listen on " + at + ": " + bound.cause(), bound.cause()));
        }
        return bound.channel();
    }

    private static final class Receiver extends SimpleChannelInboundHandler<DatagramPacket> {
        private final BiConsumer<InetSocketAddress, byte[]> receive;

        Receiver(BiConsumer<InetSocketAddress, byte[]> receive) {
            this.receive = receive;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
            receive.accept(datagram.sender(), ByteBufUtil.getBytes(datagram.content()));
        }
    }

    /** Sends a datagram. By the NAS's thread. */
    synchronized void send(InetSocketAddress to, byte[] bytes) {
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), to));
    }

    /** Sends a datagram from another port. By the NAS's thread. */
    void sendFromElsewhere(InetSocketAddress to, byte[] bytes) {
        ChannelFuture bound = new Bootstrap()
                .group(worker.loop())
                .channel(NioDatagramChannel.class)
                .handler(new Receiver((from, ignored) -> {}))
                .bind(new InetSocketAddress(address().getAddress(), 0));
        bound.addListener(done -> bound.channel()
                .writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), to))
                .addListener(sent -> bound.channel().close()));
    }

    @Override
    public void follow(Gate gate) {
        if (gate == Gate.CLOSED) {
            closeAll();
        } else {
            open();
        }
    }

    /** There are none. */
    @Override
    public void dropConnections(boolean reset) {}

    /** The system frees a port a moment after Java closed it, so this waits until datagrams are really sent back. */
    @Override
    public synchronized void closeAll() {
        if (channel == null || !channel.isOpen()) {
            return;
        }
        channel.close().awaitUninterruptibly(DEADLINE_SECONDS, TimeUnit.SECONDS);
        long start = System.nanoTime();
        while (takesDatagrams() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS)) {
            Thread.onSpinWait();
        }
    }

    private boolean takesDatagrams() {
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(address.getAddress(), 0))) {
            probe.connect(address);
            probe.setSoTimeout(PROBE_MILLIS);
            probe.send(new java.net.DatagramPacket(new byte[1], 1));
            probe.receive(new java.net.DatagramPacket(new byte[1], 1));
            return true;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
