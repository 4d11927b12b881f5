package org.nasd.driver.mikrotik.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SentenceWriterTest {

    @Test
    void writesTheLoginOfTheVectors() {
        assertThat(hex(StandardCharsets.UTF_8, "/login", "=name=admin", "=password="))
                .isEqualTo("062f6c6f67696e0b3d6e616d653d61646d696e0a3d70617373776f72643d00");
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(hex(StandardCharsets.UTF_8, "=list=должники"))
                .isEqualTo("163d6c6973743dd0b4d0bed0bbd0b6d0bdd0b8d0bad0b800");
        assertThat(hex(Charset.forName("windows-1251"), "=list=должники"))
                .isEqualTo("0e3d6c6973743de4eeebe6ede8eae800");
    }

    @Test
    void putsTheTagAtTheEnd() {
        for (int tag : new int[] {0, 7, 10, 99, 100, 123_456_789, 999_999_999}) {
            ByteBuf out = Unpooled.buffer(1);
            SentenceWriter.write(List.of("!done".getBytes(StandardCharsets.US_ASCII)), tag, out);
            String word = ".tag=" + tag;
            assertThat(ByteBufUtil.hexDump(out))
                    .isEqualTo("0521646f6e65" + "%02x".formatted(word.length())
                            + ByteBufUtil.hexDump(word.getBytes(StandardCharsets.US_ASCII)) + "00");
        }
    }

    private static String hex(Charset charset, String... words) {
        ByteBuf out = Unpooled.buffer();
        SentenceWriter.write(
                Arrays.stream(words)
                        .map(word -> new DeviceText(charset).encode(word).orElseThrow())
                        .toList(),
                out);
        return ByteBufUtil.hexDump(out);
    }
}
