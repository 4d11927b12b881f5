package org.nasd.driver.mikrotik.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReplyDecoderTest {

    @Test
    void readsTheRepliesOfTheVectors() {
        List<Reply> replies = decode("0521646f6e65062e7461673d3700" + "0621656d707479062e7461673d3700"
                + "0521747261700b3d63617465676f72793d32143d6d6573736167653d696e74657272757074656400");
        assertThat(replies).extracting(Reply::type).containsExactly(Reply.Type.DONE, Reply.Type.EMPTY, Reply.Type.TRAP);
        assertThat(replies).extracting(Reply::tag).containsExactly(7, 7, Reply.UNTAGGED);
        assertThat(replies.get(2).attribute(ascii("category"))).isEqualTo(ascii("2"));
        assertThat(replies.get(2).attribute(ascii("message"))).isEqualTo(ascii("interrupted"));
        assertThat(replies.get(2).attribute(ascii("messag"))).isNull();
    }

    @Test
    void readsALongFormOfAShortWord() {
        assertThat(decode("f00000000521646f6e6500")).extracting(Reply::type).containsExactly(Reply.Type.DONE);
    }

    @Test
    void passesOverEmptySentences() {
        assertThat(decode("0000000521646f6e650000" + "00")).hasSize(1);
    }

    @Test
    void takesUnknownReplyWordsAndForeignTagsAsTheyAre() {
        List<Reply> replies = decode(hex("!news", "=a=b", ".tag=x1")
                + hex("plain")
                + hex("!done", ".tag=")
                + hex("!done", ".tag=99999999999"));
        assertThat(replies)
                .extracting(Reply::type)
                .containsExactly(Reply.Type.OTHER, Reply.Type.OTHER, Reply.Type.DONE, Reply.Type.DONE);
        assertThat(replies).extracting(Reply::tag).containsOnly(Reply.UNTAGGED);
    }

    @Test
    void readsRandomSentencesInRandomPieces() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<List<byte[]>> sentences = sentences(random);
            ByteBuf all = Unpooled.buffer();
            sentences.forEach(sentence -> SentenceWriter.write(sentence, all));
            List<Reply> replies = inPieces(all, random);
            assertThat(replies).as("seed %d round %d", seed, round).hasSameSizeAs(sentences);
            for (int i = 0; i < replies.size(); i++) {
                List<byte[]> words = sentences.get(i);
                assertThat(replies.get(i).words()).hasSize(words.size() - 1);
                for (int w = 1; w < words.size(); w++) {
                    assertThat(replies.get(i).words().get(w - 1)).isEqualTo(words.get(w));
                }
            }
        }
    }

    private static List<List<byte[]>> sentences(Random random) {
        List<List<byte[]>> sentences = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            List<byte[]> words = new ArrayList<>(List.of(ascii("!re")));
            for (int w = 0; w < random.nextInt(5); w++) {
                byte[] word = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 20_000 : 40)];
                random.nextBytes(word);
                word[0] = '=';
                words.add(word);
            }
            sentences.add(words);
        }
        return sentences;
    }

    private static List<Reply> inPieces(ByteBuf all, Random random) {
        EmbeddedChannel channel = new EmbeddedChannel(new ReplyDecoder());
        while (all.isReadable()) {
            int size = Math.min(all.readableBytes(), 1 + random.nextInt(random.nextBoolean() ? 3 : 5000));
            channel.writeInbound(all.readBytes(size));
        }
        return replies(channel);
    }

    @Test
    void refusesWhatIsTooLongBeforeItIsThere() {
        assertThatThrownBy(() -> decode("f0ffffffff")).hasMessageContaining("4294967295");
        assertThatThrownBy(() -> decode("e0100001")).hasMessageContaining("1048577");
    }

    @Test
    void takesAWordOfOneMebibyte() {
        byte[] word = new byte[ReplyDecoder.MAX_WORD];
        word[0] = '=';
        ByteBuf bytes = Unpooled.buffer();
        SentenceWriter.write(List.of(ascii("!re"), word), bytes);
        EmbeddedChannel channel = new EmbeddedChannel(new ReplyDecoder());
        channel.writeInbound(bytes);
        assertThat(replies(channel).get(0).size()).isEqualTo(ReplyDecoder.MAX_WORD);
    }

    @Test
    void refusesASentenceWithoutEnd() {
        EmbeddedChannel channel = new EmbeddedChannel(new ReplyDecoder());
        assertThatThrownBy(() -> {
                    for (int i = 0; i <= ReplyDecoder.MAX_WORDS; i++) {
                        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {1, 'x'}));
                    }
                })
                .hasMessageContaining("4096 words");
        assertThatThrownBy(() -> {
                    EmbeddedChannel other = new EmbeddedChannel(new ReplyDecoder());
                    for (int i = 0; i < 4; i++) {
                        ByteBuf word = Unpooled.buffer();
                        WordLength.write(1 << 19, word);
                        word.writeZero(1 << 19);
                        other.writeInbound(word);
                    }
                    other.writeInbound(Unpooled.wrappedBuffer(new byte[] {1, 'x'}));
                })
                .hasMessageContaining("2097152 bytes");
    }

    @Test
    void readsNothingMoreOnceTheProtocolWasBroken() {
        EmbeddedChannel channel = new EmbeddedChannel(new ReplyDecoder());
        assertThatThrownBy(() -> channel.writeInbound(bytes("ff"))).hasMessageContaining("0xFF");
        channel.writeInbound(bytes("0521646f6e6500"));
        assertThat(replies(channel)).isEmpty();
        channel.finish();
    }

    private static List<Reply> decode(String hex) {
        EmbeddedChannel channel = new EmbeddedChannel(new ReplyDecoder());
        channel.writeInbound(bytes(hex));
        return replies(channel);
    }

    private static List<Reply> replies(EmbeddedChannel channel) {
        List<Reply> replies = new ArrayList<>();
        for (Reply reply = channel.readInbound(); reply != null; reply = channel.readInbound()) {
            replies.add(reply);
        }
        return replies;
    }

    private static String hex(String... words) {
        StringBuilder hex = new StringBuilder();
        for (String word : words) {
            hex.append("%02x".formatted(word.length())).append(ByteBufUtil.hexDump(ascii(word)));
        }
        return hex.append("00").toString();
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
