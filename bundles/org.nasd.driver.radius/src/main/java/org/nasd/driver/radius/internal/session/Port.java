package org.nasd.driver.radius.internal.session;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.nasd.driver.radius.internal.wire.Flaw;
import org.nasd.driver.radius.internal.wire.Packets;
import org.nasd.driver.radius.internal.wire.ReplyReader;

/** One source port: a socket that hears nobody but its NAS, and the requests that left by it. Confined to the event loop. */
final class Port extends SimpleChannelInboundHandler<DatagramPacket> {

    private final Client client;
    private final InetSocketAddress nas;
    private final Identifiers identifiers =
            new Identifiers(ThreadLocalRandom.current().nextInt(256));
    private final Call[] calls = new Call[256];
    private final byte[][] last = new byte[256][];
    private Channel channel;
    private int onTheirWay;

    Port(Client client, InetSocketAddress nas) {
        this.client = client;
        this.nas = nas;
    }

    Identifiers identifiers() {
        return identifiers;
    }

    /** Requests that left by this port and have no answer yet. */
    int onTheirWay() {
        return onTheirWay;
    }

    void put(Call call, int identifier) {
        call.port = this;
        call.identifier = identifier;
        calls[identifier] = call;
        onTheirWay++;
    }

    /** Whether the last request under the call's identifier was the same, byte for byte. */
    boolean hasSent(Call call) {
        return Arrays.equals(last[call.identifier], call.datagram);
    }

    /** Gives a call another identifier; false when there is none. */
    boolean changeIdentifier(Call call) {
        int other = identifiers.take(System.nanoTime());
        if (other < 0) {
            return false;
        }
        identifiers.answered(call.identifier);
        remove(call);
        put(call, other);
        return true;
    }

    void remove(Call call) {
        calls[call.identifier] = null;
        onTheirWay--;
    }

    /** Sends a call's request, for the first time or again. */
    void send(Call call) {
        last[call.identifier] = call.datagram;
        var unused = channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(call.datagram), nas))
                .addListener(sent -> {
                    if (!sent.isSuccess()) {
                        client.unreachable(this, sent.cause());
                    }
                });
    }

    void close() {
        if (channel != null) {
            var unused = channel.close();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        if (!nas.equals(packet.sender())) {
            return;
        }
        byte[] datagram = ByteBufUtil.getBytes(packet.content());
        if (!ReplyReader.isPacket(datagram)) {
            client.drops().add(Flaw.MALFORMED);
            return;
        }
        Call call = calls[Packets.identifier(datagram)];
        if (call == null) {
            client.drops().add(Flaw.UNASKED);
        } else {
            client.received(call, datagram);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            client.unreachable(this, cause);
        } else {
            client.failed(cause);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        client.closed(this);
    }
}
