package org.nasd.simulator.internal.routeros;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sentences to bytes, and between the router's bytes (one char each) and text. */
final class Wire {

    private static final Charset OLD_WINDOWS = Charset.forName("windows-1251");

    private Wire() {}

    static void write(List<String> words, ByteBuf out) {
        for (String word : words) {
            writeLength(word.length(), out);
            out.writeCharSequence(word, StandardCharsets.ISO_8859_1);
        }
        out.writeByte(0);
    }

    static void writeLength(int length, ByteBuf out) {
        if (length < 0x80) {
            out.writeByte(length);
        } else if (length < 0x4000) {
            out.writeShort(length | 0x8000);
        } else if (length < 0x200000) {
            out.writeMedium(length | 0xC00000);
        } else if (length < 0x10000000) {
            out.writeInt(length | 0xE0000000);
        } else {
            out.writeByte(0xF0);
            out.writeInt(length);
        }
    }

    /** Text of raw bytes: in the given character set or, where they are none of it, as Windows writes Russian. */
    static String text(String raw, Charset charset) {
        if (isAscii(raw)) {
            return raw;
        }
        ByteBuffer bytes = ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return charset.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes.array(), OLD_WINDOWS);
        }
    }

    static String raw(String text, Charset charset) {
        return isAscii(text) ? text : new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
