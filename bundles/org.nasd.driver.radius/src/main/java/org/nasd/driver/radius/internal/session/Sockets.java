package org.nasd.driver.radius.internal.session;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.nasd.driver.radius.internal.wire.Packets;

/** Opens sockets that are tied to one NAS, so that the system drops what others send and tells when nobody listens there. */
final class Sockets {

    /** The answers to 256 requests must find room when they come at once. */
    private static final int RECEIVE_BUFFER = 512 * 1024;

    private final Client client;
    private final EventLoop loop;
    private final InetAddress source;
    private final InetSocketAddress nas;

    Sockets(Client client, EventLoop loop, InetAddress source, InetSocketAddress nas) {
        this.client = client;
        this.loop = loop;
        this.source = source;
        this.nas = nas;
    }

    /** Opens one; completes on the event loop. */
    CompletableFuture<Port> open() {
        Port port = new Port(client, nas);
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(Packets.LONGEST))
                .handler(port);
        ChannelFuture connecting =
                source == null ? bootstrap.connect(nas) : bootstrap.connect(nas, new InetSocketAddress(source, 0));
        CompletableFuture<Port> result = new CompletableFuture<>();
        var unused = connecting.addListener(done -> {
            if (done.isSuccess()) {
                result.complete(port);
            } else {
                port.close();
                result.completeExceptionally(done.cause());
            }
        });
        return result;
    }
}
