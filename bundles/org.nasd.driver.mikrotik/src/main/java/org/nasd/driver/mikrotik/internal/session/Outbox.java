package org.nasd.driver.mikrotik.internal.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.ArrayList;
import java.util.List;
import org.nasd.driver.mikrotik.internal.wire.SentenceWriter;

/**
 * Gathers the sentences of one turn of the event loop into one write, so that each leaves whole and many leave together. Confined to
 * the event loop.
 */
final class Outbox {

    private static final int FULL = 64 * 1024;
    private static final int FIRST = 512;

    private final Channel channel;
    private final Runnable flush = this::flush;
    private ByteBuf waiting;
    private List<Call> calls = new ArrayList<>();

    Outbox(Channel channel) {
        this.channel = channel;
    }

    /** Sends a call's words with a tag. */
    void send(Call call, int tag) {
        calls.add(call);
        SentenceWriter.write(call.words(), tag, buffer());
        flushWhenFull();
    }

    /** Sends words of which nobody waits for the answer. */
    void send(List<byte[]> words, int tag) {
        SentenceWriter.write(words, tag, buffer());
        flushWhenFull();
    }

    private ByteBuf buffer() {
        if (waiting == null) {
            waiting = channel.alloc().buffer(FIRST);
            channel.eventLoop().execute(flush);
        }
        return waiting;
    }

    private void flushWhenFull() {
        if (waiting.readableBytes() >= FULL) {
            flush();
        }
    }

    void flush() {
        if (waiting == null) {
            return;
        }
        ByteBuf bytes = waiting;
        List<Call> batch = calls;
        waiting = null;
        calls = new ArrayList<>(batch.size());
        ChannelFuture written = channel.writeAndFlush(bytes);
        long now = System.nanoTime();
        batch.forEach(call -> call.handedOver(now));
        if (!written.isDone() && !batch.isEmpty()) {
            var unused = written.addListener(ignored -> {
                long then = System.nanoTime();
                batch.forEach(call -> call.written(then));
            });
        }
    }

    /** Frees what was not sent. */
    void discard() {
        if (waiting != null) {
            waiting.release();
            waiting = null;
            calls.clear();
        }
    }
}
