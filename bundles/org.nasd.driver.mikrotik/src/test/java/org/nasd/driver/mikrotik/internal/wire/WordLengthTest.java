package org.nasd.driver.mikrotik.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WordLengthTest {

    private static final Map<Long, String> VECTORS = Map.ofEntries(
            Map.entry(0x0L, "00"),
            Map.entry(0x1L, "01"),
            Map.entry(0x7FL, "7f"),
            Map.entry(0x80L, "8080"),
            Map.entry(0x87L, "8087"),
            Map.entry(0x3FFFL, "bfff"),
            Map.entry(0x4000L, "c04000"),
            Map.entry(0x4321L, "c04321"),
            Map.entry(0x1FFFFFL, "dfffff"),
            Map.entry(0x200000L, "e0200000"),
            Map.entry(0x2ACDEFL, "e02acdef"),
            Map.entry(0x5AD736BL, "e5ad736b"),
            Map.entry(0xFFFFFFFL, "efffffff"),
            Map.entry(0x10000000L, "f010000000"),
            Map.entry(0x10000080L, "f010000080"),
            Map.entry(0xFFFFFFFFL, "f0ffffffff"));

    @Test
    void writesEveryLengthInItsShortestForm() {
        VECTORS.forEach((length, hex) -> {
            ByteBuf out = Unpooled.buffer();
            WordLength.write(length, out);
            assertThat(ByteBufUtil.hexDump(out)).as("%x", length).isEqualTo(hex);
        });
    }

    @Test
    void readsEveryLength() {
        VECTORS.forEach(
                (length, hex) -> assertThat(WordLength.read(bytes(hex))).as(hex).isEqualTo(length));
    }

    @Test
    void readsLongFormsOfShortLengths() {
        for (String form : new String[] {"05", "8005", "c00005", "e0000005", "f000000005"}) {
            assertThat(WordLength.read(bytes(form))).as(form).isEqualTo(5);
        }
    }

    @Test
    void waitsForAllBytesOfALength() {
        VECTORS.forEach((length, hex) -> {
            for (int cut = 0; cut < hex.length(); cut += 2) {
                ByteBuf in = bytes(hex.substring(0, cut));
                assertThat(WordLength.read(in)).isEqualTo(WordLength.INCOMPLETE);
                assertThat(in.readerIndex()).isZero();
            }
        });
    }

    @Test
    void refusesReservedAndUndefinedFirstBytes() {
        for (int first = 0xF1; first <= 0xFF; first++) {
            ByteBuf in = Unpooled.wrappedBuffer(new byte[] {(byte) first, 0, 0, 0, 0});
            assertThatThrownBy(() -> WordLength.read(in))
                    .isInstanceOf(ProtocolViolation.class)
                    .hasMessageContaining("%02X".formatted(first));
        }
    }

    @Test
    void readsBackWhatItWrites() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long length = random.nextLong() >>> (32 + random.nextInt(32));
            ByteBuf buffer = Unpooled.buffer();
            WordLength.write(length, buffer);
            assertThat(WordLength.read(buffer)).as("seed %d", seed).isEqualTo(length);
            assertThat(buffer.isReadable()).isFalse();
        }
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex));
    }
}
