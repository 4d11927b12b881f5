package org.nasd.simulator.internal.routeros;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.nasd.simulator.Effect;

/** What a connection says: answers, in full or a byte at a time, and nonsense. Used by the router's thread only. */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that ends shows in channelInactive, whatever ended it
final class Mouth {

    private final Channel channel;
    private final Random random;
    private boolean flushing;
    private Duration perByte;
    private final ByteBuf waiting = Unpooled.buffer(0);
    private boolean dripping;
    private boolean closing;

    Mouth(Channel channel, Random random) {
        this.channel = channel;
        this.random = random;
    }

    /** From now on everything leaves one byte at a time. */
    void slow(Duration eachByte) {
        perByte = eachByte;
    }

    boolean open() {
        return channel.isActive();
    }

    void say(List<List<String>> sentences) {
        ByteBuf bytes = channel.alloc().buffer();
        sentences.forEach(sentence -> Wire.write(sentence, bytes));
        send(bytes);
    }

    /** Says half of it and ends the connection. */
    void breakOff(List<List<String>> sentences, boolean reset) {
        ByteBuf bytes = channel.alloc().buffer();
        sentences.forEach(sentence -> Wire.write(sentence, bytes));
        bytes.writerIndex(Math.max(1, bytes.readableBytes() / 2));
        channel.writeAndFlush(bytes).addListener(sent -> close(reset));
    }

    /** Ends the connection once everything is said. */
    void hangUp() {
        if (perByte == null) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        } else {
            closing = true;
            startDripping();
        }
    }

    void close(boolean reset) {
        if (reset) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        channel.close();
    }

    void garbage(Effect.Kind kind) {
        switch (kind) {
            case HUGE_LENGTH ->
                send(Unpooled.wrappedBuffer(new byte[] {(byte) 0xF0, -1, -1, -1, -1, 'g', 'a', 'r', 'b'}));
            case RESERVED_LENGTH -> send(Unpooled.wrappedBuffer(new byte[] {-1, '!', 'd', 'o', 'n', 'e', 0}));
            case NOISE -> {
                byte[] noise = new byte[256];
                random.nextBytes(noise);
                send(Unpooled.wrappedBuffer(noise));
            }
            case ENDLESS_SENTENCE ->
                endless(
                        Unpooled.copiedBuffer("\u0003!re", StandardCharsets.ISO_8859_1),
                        "\u0007=more=x".getBytes(StandardCharsets.ISO_8859_1));
            case ENDLESS_RECORDS ->
                endless(Unpooled.EMPTY_BUFFER, "\u0003!re\u0007=more=x\u0000".getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void endless(ByteBuf beginning, byte[] again) {
        ByteBuf block = channel.alloc().buffer();
        block.writeBytes(beginning);
        beginning.release();
        while (block.readableBytes() < 16_384) {
            block.writeBytes(again);
        }
        channel.writeAndFlush(block).addListener(sent -> {
            if (sent.isSuccess()) {
                channel.eventLoop().execute(() -> endless(Unpooled.buffer(0), again));
            }
        });
    }

    private void send(ByteBuf bytes) {
        if (perByte != null) {
            waiting.discardReadBytes().writeBytes(bytes);
            bytes.release();
            startDripping();
            return;
        }
        channel.write(bytes, channel.voidPromise());
        if (!flushing) {
            flushing = true;
            channel.eventLoop().execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        channel.flush();
    }

    private void drip() {
        if (!channel.isActive()) {
            return;
        }
        if (waiting.isReadable()) {
            channel.writeAndFlush(channel.alloc().buffer(1).writeByte(waiting.readByte()), channel.voidPromise());
            channel.eventLoop().schedule(this::drip, perByte.toNanos(), TimeUnit.NANOSECONDS);
            return;
        }
        dripping = false;
        if (closing) {
            channel.close();
        }
    }

    private void startDripping() {
        if (!dripping) {
            dripping = true;
            drip();
        }
    }
}
