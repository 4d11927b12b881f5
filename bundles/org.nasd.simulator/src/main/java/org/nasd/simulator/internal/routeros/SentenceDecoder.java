package org.nasd.simulator.internal.routeros;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes to sentences. A word is kept as its bytes, one char for one byte (ISO 8859-1), since the router knows no character sets.
 */
final class SentenceDecoder extends ByteToMessageDecoder {

    /** What somebody who is not logged in may send: a login needs less. */
    static final int WORDS_BEFORE_LOGIN = 16;

    static final int WORD_BEFORE_LOGIN = 1024;

    private static final int MAX_WORDS = 100_000;

    private final int maxWord;
    private boolean trusted;
    private List<String> words = new ArrayList<>();

    SentenceDecoder(int maxWord) {
        this.maxWord = maxWord;
    }

    /** Lifts the narrow limits that hold before login. */
    void trust() {
        trusted = true;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        long length = readLength(in);
        if (length < 0) {
            in.readerIndex(start);
            return;
        }
        int limit = trusted ? maxWord : Math.min(maxWord, WORD_BEFORE_LOGIN);
        if (length > limit) {
            throw new TooLongFrameException("a word of " + length + " bytes; at most " + limit + " are taken");
        }
        if (in.readableBytes() < length) {
            in.readerIndex(start);
            return;
        }
        if (length > 0) {
            add(in.readCharSequence((int) length, StandardCharsets.ISO_8859_1).toString());
        } else if (!words.isEmpty()) {
            out.add(words);
            words = new ArrayList<>();
        }
    }

    private void add(String word) {
        if (words.size() >= (trusted ? MAX_WORDS : WORDS_BEFORE_LOGIN)) {
            throw new TooLongFrameException("a sentence of more than " + words.size() + " words");
        }
        words.add(word);
    }

    /** The length that begins here, or -1 when it is not all there yet. */
    private static long readLength(ByteBuf in) {
        if (!in.isReadable()) {
            return -1;
        }
        int first = in.readUnsignedByte();
        if (first > 0xF0) {
            throw new CorruptedFrameException("length byte " + Integer.toHexString(first) + " is not defined");
        }
        int more = first < 0x80 ? 0 : first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (in.readableBytes() < more) {
            return -1;
        }
        int[] mask = {0x7F, 0x3F, 0x1F, 0x0F, 0x00};
        long length = first & mask[more];
        for (int i = 0; i < more; i++) {
            length = length << 8 | in.readUnsignedByte();
        }
        return length;
    }
}
