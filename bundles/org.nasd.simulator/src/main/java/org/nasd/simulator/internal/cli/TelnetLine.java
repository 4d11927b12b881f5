package org.nasd.simulator.internal.cli;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A session by Telnet. */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that ends shows in channelInactive, whatever ended it
final class TelnetLine extends SimpleChannelInboundHandler<ByteBuf> implements Terminal {

    private final Device device;
    private final Visit visit;
    private final TelnetOptions options;
    private Channel channel;
    private Session session;

    TelnetLine(Device device, Visit visit) {
        this.device = device;
        this.visit = visit;
        this.options = new TelnetOptions(
                HexFormat.of().parseHex(device.settings().dialect().login().negotiation()));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        channel = ctx.channel();
        session = new Session(device, visit, this);
        send(options.opening());
        session.greet();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf bytes) {
        StringBuilder typed = new StringBuilder();
        while (bytes.isReadable()) {
            options.take(bytes.readByte() & 0xff, typed);
        }
        byte[] answer = options.answer();
        if (answer.length > 0) {
            send(answer);
        }
        int rows = options.rows();
        if (rows >= 0) {
            session.window(rows);
        }
        session.type(typed.toString());
    }

    private void send(byte[] raw) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(raw));
    }

    @Override
    public void say(String raw) {
        channel.writeAndFlush(bytes(raw));
    }

    @Override
    public void say(String raw, Runnable sent) {
        channel.writeAndFlush(bytes(raw)).addListener((ChannelFutureListener) future -> {
            if (future.isSuccess()) {
                sent.run();
            }
        });
    }

    /** A byte of all ones is doubled. */
    private static ByteBuf bytes(String raw) {
        return Unpooled.copiedBuffer(raw.replace("\u00ff", "\u00ff\u00ff"), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void hangUp(int status) {
        visit.closeSoftly();
    }

    @Override
    public boolean open() {
        return visit.open();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (session != null) {
            session.ended();
        }
    }
}
