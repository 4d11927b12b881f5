package org.nasd.simulator.internal.routeros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

    private static final Charset WINDOWS = Charset.forName("windows-1251");

    @ParameterizedTest
    @CsvSource({
        "0,00",
        "1,01",
        "7F,7f",
        "80,8080",
        "87,8087",
        "3FFF,bfff",
        "4000,c04000",
        "4321,c04321",
        "1FFFFF,dfffff",
        "200000,e0200000",
        "2ACDEF,e02acdef",
        "5AD736B,e5ad736b",
        "FFFFFFF,efffffff",
        "10000000,f010000000",
        "10000080,f010000080"
    })
    void writes_every_form_of_length(String length, String bytes) {
        ByteBuf out = Unpooled.buffer();
        Wire.writeLength(Integer.parseInt(length, 16), out);
        assertThat(ByteBufUtil.hexDump(out)).isEqualTo(bytes);
    }

    @Test
    void writes_sentences_as_documented() {
        assertThat(hex(List.of("/login", "=name=admin", "=password=")))
                .isEqualTo("062f6c6f67696e" + "0b3d6e616d653d61646d696e" + "0a3d70617373776f72643d" + "00");
        assertThat(hex(List.of("!trap", "=category=2", "=message=interrupted")))
                .isEqualTo("0521747261700b3d63617465676f72793d32143d6d6573736167653d696e74657272757074656400");
        assertThat(hex(List.of(Wire.raw("=list=должники", StandardCharsets.UTF_8))))
                .isEqualTo("163d6c6973743dd0b4d0bed0bbd0b6d0bdd0b8d0bad0b800");
        assertThat(hex(List.of(Wire.raw("=list=должники", WINDOWS)))).isEqualTo("0e3d6c6973743de4eeebe6ede8eae800");
    }

    @Test
    void reads_text_in_its_character_set_and_else_as_windows_wrote_it() {
        assertThat(Wire.text(Wire.raw("должники", StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo("должники");
        assertThat(Wire.text(Wire.raw("должники", WINDOWS), StandardCharsets.UTF_8))
                .isEqualTo("должники");
    }

    @Test
    void reads_sentences_however_the_bytes_are_cut() {
        byte[] bytes = bytes(List.of("/print", "=a=" + "x".repeat(300), "?b"));
        for (int cut = 0; cut <= bytes.length; cut++) {
            EmbeddedChannel channel = new EmbeddedChannel(new SentenceDecoder(1 << 20));
            channel.writeInbound(Unpooled.copiedBuffer(bytes, 0, cut));
            channel.writeInbound(Unpooled.copiedBuffer(bytes, cut, bytes.length - cut));
            assertThat(channel.<List<String>>readInbound()).containsExactly("/print", "=a=" + "x".repeat(300), "?b");
            assertThat(channel.<Object>readInbound()).isNull();
        }
    }

    @Test
    void reads_a_long_form_of_a_short_length_and_ignores_empty_sentences() {
        EmbeddedChannel channel = new EmbeddedChannel(new SentenceDecoder(1 << 20));
        channel.writeInbound(hexBytes("0000f000000005" + "21646f6e65" + "c00002" + "6162" + "00" + "00"));
        assertThat(channel.<List<String>>readInbound()).containsExactly("!done", "ab");
        assertThat(channel.<Object>readInbound()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"f1", "f7", "f8", "fc", "ff"})
    void refuses_length_bytes_that_are_not_defined(String first) {
        EmbeddedChannel channel = new EmbeddedChannel(new SentenceDecoder(1 << 20));
        assertThatThrownBy(() -> channel.writeInbound(hexBytes(first + "00000000")))
                .isInstanceOf(DecoderException.class)
                .hasMessageContaining("length byte " + first);
    }

    @Test
    void takes_little_from_a_stranger_and_much_from_a_user() {
        SentenceDecoder decoder = new SentenceDecoder(4096);
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        decoder.trust();
        channel.writeInbound(Unpooled.wrappedBuffer(bytes(List.of("x".repeat(4096)))));
        assertThat(channel.<List<String>>readInbound()).containsExactly("x".repeat(4096));
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(bytes(List.of("x".repeat(4097))))))
                .hasMessageContaining("4097");

        EmbeddedChannel stranger = new EmbeddedChannel(new SentenceDecoder(4096));
        assertThatThrownBy(() -> stranger.writeInbound(Unpooled.wrappedBuffer(bytes(List.of("x".repeat(1025))))))
                .hasMessageContaining("1025");
    }

    private static String hex(List<String> sentence) {
        return HexFormat.of().formatHex(bytes(sentence));
    }

    private static byte[] bytes(List<String> sentence) {
        ByteBuf out = Unpooled.buffer();
        Wire.write(sentence, out);
        return ByteBufUtil.getBytes(out);
    }

    private static ByteBuf hexBytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
