package org.nasd.driver.mikrotik.internal.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes sentences: words with their lengths, closed by an empty word. */
public final class SentenceWriter {

    private static final byte[] TAG = ".tag=".getBytes(StandardCharsets.US_ASCII);

    private SentenceWriter() {}

    /** Writes a sentence without a tag. */
    public static void write(List<byte[]> words, ByteBuf out) {
        for (byte[] word : words) {
            writeWord(word, out);
        }
        out.writeByte(0);
    }

    /** Writes a sentence with a tag. */
    public static void write(List<byte[]> words, int tag, ByteBuf out) {
        for (byte[] word : words) {
            writeWord(word, out);
        }
        int digits = digits(tag);
        WordLength.write(TAG.length + digits, out);
        out.writeBytes(TAG);
        writeDecimal(tag, digits, out);
        out.writeByte(0);
    }

    private static void writeWord(byte[] word, ByteBuf out) {
        WordLength.write(word.length, out);
        out.writeBytes(word);
    }

    private static int digits(int number) {
        int digits = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private static void writeDecimal(int number, int digits, ByteBuf out) {
        int end = out.writerIndex() + digits;
        out.ensureWritable(digits);
        int rest = number;
        for (int at = end - 1; at >= end - digits; at--) {
            out.setByte(at, '0' + rest % 10);
            rest /= 10;
        }
        out.writerIndex(end);
    }
}
