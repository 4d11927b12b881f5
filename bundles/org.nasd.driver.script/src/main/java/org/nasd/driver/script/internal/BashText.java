package org.nasd.driver.script.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HexFormat;

/**
 * Text on its way to bash, written in plain ASCII with backslashes, which bash's {@code printf %b} undoes byte by byte: a JVM hands
 * anything else over as its own locale pleases, as {@code ?} under LC_ALL=C.
 */
final class BashText {

    /** A text that cannot be handed over; the message says which and why, without the text. */
    static final class NotPossible extends Exception {
        private static final long serialVersionUID = 1L;

        NotPossible(String message) {
            super(message);
        }
    }

    private static final HexFormat HEX = HexFormat.of();

    private BashText() {}

    /** Whether a text needs no writing with backslashes. */
    static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /**
     * @param what names the text for a person
     * @param charset of the bytes that the script gets
     */
    static String write(String what, String text, Charset charset) throws NotPossible {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new NotPossible(what + " holds a control character");
        }
        StringBuilder written = new StringBuilder();
        ByteBuffer bytes = bytes(what, text, charset);
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b < ' ' || b == '\\' || b == 0x7f) {
                written.append("\\x").append(HEX.toHexDigits(b));
            } else {
                written.append((char) b);
            }
        }
        return written.toString();
    }

    private static ByteBuffer bytes(String what, String text, Charset charset) throws NotPossible {
        try {
            return charset.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new NotPossible(what + " holds a character that " + charset.name() + " has not");
        }
    }
}
