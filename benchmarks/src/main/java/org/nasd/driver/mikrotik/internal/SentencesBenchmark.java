package org.nasd.driver.mikrotik.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.nasd.driver.mikrotik.internal.wire.ReplyDecoder;
import org.nasd.driver.mikrotik.internal.wire.SentenceWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** RouterOS API sentences, written and read. */
@State(Scope.Benchmark)
public class SentencesBenchmark {

    private final List<byte[]> words = Stream.of(
                    "/queue/simple/set",
                    "=.id=*1A",
                    "=target=10.0.0.7/32",
                    "=max-limit=10240k/20480k",
                    "=comment=crb_10.0.0.7")
            .map(word -> word.getBytes(StandardCharsets.US_ASCII))
            .toList();
    private final ByteBuf out = Unpooled.buffer(512);
    private final byte[] reply = reply();
    private final EmbeddedChannel channel = new EmbeddedChannel(new ReplyDecoder());

    private static byte[] reply() {
        ByteBuf buffer = Unpooled.buffer();
        SentenceWriter.write(
                Stream.of(
                                "!re",
                                "=.id=*1A",
                                "=name=crb_10.0.0.7",
                                "=target=10.0.0.7/32",
                                "=max-limit=10240000/20480000")
                        .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                        .toList(),
                4711,
                buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    @Benchmark
    public int sentenceWritten() {
        out.clear();
        SentenceWriter.write(words, 4711, out);
        return out.writerIndex();
    }

    @Benchmark
    public Object sentenceRead() {
        channel.writeInbound(Unpooled.wrappedBuffer(reply));
        return channel.readInbound();
    }
}
