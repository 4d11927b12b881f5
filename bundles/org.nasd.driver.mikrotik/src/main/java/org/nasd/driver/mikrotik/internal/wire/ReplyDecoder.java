package org.nasd.driver.mikrotik.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes to {@link Reply replies}. Holds at most one sentence, whose size is limited, whatever the peer announces; memory for a word is
 * taken as its bytes arrive, not when its length does.
 */
public final class ReplyDecoder extends ByteToMessageDecoder {

    /** The longest word that is taken. */
    public static final int MAX_WORD = 1 << 20;

    /** The most bytes in the words of one sentence. */
    public static final int MAX_SENTENCE = 2 << 20;

    /** The most words in one sentence. */
    public static final int MAX_WORDS = 4096;

    private List<byte[]> words = new ArrayList<>(4);
    private int bytes;
    private boolean broken;

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        try {
            while (readWord(in, out)) {
                if (!out.isEmpty()) {
                    return;
                }
            }
        } catch (ProtocolViolation e) {
            broken = true;
            words = new ArrayList<>();
            throw e;
        }
    }

    private boolean readWord(ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        long length = WordLength.read(in);
        if (length == WordLength.INCOMPLETE) {
            return false;
        }
        if (length == 0) {
            endSentence(out);
            return true;
        }
        check(length);
        if (in.readableBytes() < length) {
            in.readerIndex(start);
            return false;
        }
        byte[] word = new byte[(int) length];
        in.readBytes(word);
        words.add(word);
        bytes += word.length;
        return true;
    }

    private void endSentence(List<Object> out) {
        if (!words.isEmpty()) {
            out.add(Reply.of(words));
            words.clear();
            bytes = 0;
        }
    }

    private void check(long length) {
        if (length > MAX_WORD) {
            throw new ProtocolViolation("a word of " + length + " bytes, more than " + MAX_WORD);
        }
        if (bytes + length > MAX_SENTENCE) {
            throw new ProtocolViolation("a sentence of more than " + MAX_SENTENCE + " bytes");
        }
        if (words.size() == MAX_WORDS) {
            throw new ProtocolViolation("a sentence of more than " + MAX_WORDS + " words");
        }
    }
}
