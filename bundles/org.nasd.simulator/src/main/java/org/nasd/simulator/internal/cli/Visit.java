package org.nasd.simulator.internal.cli;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nasd.simulator.Effect;
import org.nasd.simulator.Gate;
import org.nasd.simulator.Trigger;
import org.nasd.simulator.internal.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP connection, below Telnet or SSH: whether it is let in, how it is counted, and how it goes wrong. */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that ends shows in channelInactive, whatever ended it
public final class Visit extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);
    private static final int BLOCK = 16_384;

    private final Device device;
    private final Desk desk;
    private ChannelHandlerContext below;
    private int number;
    private boolean admitted;
    private boolean loggedIn;
    private boolean left;
    private Duration perByte;
    private final ByteBuf waiting = Unpooled.buffer(0);
    private boolean dripping;
    private boolean closing;

    Visit(Device device) {
        this.device = device;
        this.desk = device.desk();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        below = ctx;
        number = desk.connected();
        List<Effect> effects = desk.faults.strike(number, List.of(Trigger.CONNECT));
        if (desk.gate() == Gate.RESET) {
            close(true);
        } else if (desk.connections() > device.settings().maxSessions()) {
            refuse();
        } else if (desk.gate() != Gate.SILENT && effects.stream().noneMatch(this::spoils)) {
            admitted = true;
            ctx.fireChannelActive();
        }
    }

    private void refuse() {
        String words = device.fullWords();
        below.writeAndFlush(Unpooled.copiedBuffer(words, StandardCharsets.ISO_8859_1))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** Lets a fault befall the connection, and tells whether that leaves nothing to talk about. */
    private boolean spoils(Effect effect) {
        if (effect instanceof Effect.Slow slow) {
            slow(slow.perByte());
            return false;
        }
        if (effect instanceof Effect.Drop drop) {
            close(drop.reset());
        } else if (effect instanceof Effect.Garbage garbage) {
            garbage(garbage.kind());
        } else if (effect instanceof Effect.Refusal refusal) {
            below.writeAndFlush(Unpooled.copiedBuffer(refusal.message() + "\r\n", StandardCharsets.ISO_8859_1))
                    .addListener(ChannelFutureListener.CLOSE);
        } else if (effect instanceof Effect.Delay delay) {
            desk.loop.schedule(this::admitLate, delay.more().toNanos(), TimeUnit.NANOSECONDS);
        }
        return true;
    }

    private void admitLate() {
        if (open()) {
            admitted = true;
            below.fireChannelActive();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (admitted && ctx.channel().isActive()) {
            ctx.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (perByte == null || !(message instanceof ByteBuf bytes)) {
            ctx.write(message, promise);
            return;
        }
        waiting.discardReadBytes().writeBytes(bytes);
        bytes.release();
        promise.trySuccess();
        startDripping();
    }

    /** Its number. */
    public int number() {
        return number;
    }

    public boolean open() {
        return below != null && below.channel().isActive();
    }

    /** Somebody has logged in. */
    public void loggedIn() {
        desk.loggedIn(loggedIn);
        loggedIn = true;
    }

    /** The session ended in good order, so the device does not keep it. */
    public void left() {
        left = true;
    }

    /** From now on everything leaves one byte at a time. */
    void slow(Duration eachByte) {
        perByte = eachByte;
    }

    public void close(boolean reset) {
        if (reset) {
            below.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        below.close();
    }

    /** Ends the connection once everything is said. */
    void closeSoftly() {
        if (perByte != null && waiting.isReadable()) {
            closing = true;
        } else {
            below.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Says bytes that are no protocol's. */
    void garbage(Effect.Kind kind) {
        switch (kind) {
            case ENDLESS_RECORDS -> endless(Flood.LINES);
            case ENDLESS_SENTENCE -> endless(Flood.TEXT);
            default -> {
                byte[] noise = new byte[256];
                desk.random.nextBytes(noise);
                below.writeAndFlush(Unpooled.wrappedBuffer(noise));
            }
        }
    }

    private void endless(String text) {
        ByteBuf block = below.alloc().buffer(BLOCK);
        block.writeCharSequence(text, StandardCharsets.ISO_8859_1);
        below.writeAndFlush(block).addListener(sent -> {
            if (sent.isSuccess()) {
                desk.loop.execute(() -> endless(text));
            }
        });
    }

    private void startDripping() {
        if (!dripping) {
            dripping = true;
            drip();
        }
    }

    private void drip() {
        if (!open()) {
            return;
        }
        if (waiting.isReadable()) {
            below.writeAndFlush(below.alloc().buffer(1).writeByte(waiting.readByte()));
            desk.loop.schedule(this::drip, perByte.toNanos(), TimeUnit.NANOSECONDS);
            return;
        }
        dripping = false;
        if (closing) {
            below.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        desk.faults.forget(number);
        Duration linger = loggedIn && !left ? device.settings().linger() : Duration.ZERO;
        boolean session = loggedIn;
        if (linger.isZero()) {
            desk.disconnected(session);
        } else {
            desk.loop.schedule(() -> desk.disconnected(session), linger.toNanos(), TimeUnit.NANOSECONDS);
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("{}: connection {} closed", device.settings().name(), number, cause);
        }
        ctx.close();
    }
}
