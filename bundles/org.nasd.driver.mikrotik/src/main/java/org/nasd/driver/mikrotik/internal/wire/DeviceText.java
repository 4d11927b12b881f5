package org.nasd.driver.mikrotik.internal.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Text in the character set of a NAS: strict where it leaves, never failing where it arrives. RouterOS keeps raw bytes, so that one
 * router may hold words of several programs in several character sets.
 *
 * @param charset the NAS's
 */
public record DeviceText(Charset charset) {

    private static final Charset FALLBACK = Charset.forName("windows-1251");

    /** Whether the character set can carry the protocol's own words: ASCII must stay ASCII. */
    public boolean usable() {
        return charset.canEncode()
                && Arrays.equals("/login=1".getBytes(charset), "/login=1".getBytes(StandardCharsets.US_ASCII));
    }

    /** The text's bytes, or empty when the character set has no place for one of its characters. */
    public Optional<byte[]> encode(CharSequence text) {
        if (isAscii(text)) {
            return Optional.of(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return Optional.of(exact);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The bytes as text: in the NAS's character set where they fit it, else in CP1251. */
    public String decode(byte[] bytes, int from, int to) {
        if (isAscii(bytes, from, to)) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        return strict(bytes, from, to).orElseGet(() -> new String(bytes, from, to - from, FALLBACK));
    }

    /** As {@link #decode(byte[], int, int)}, all of them. */
    public String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** The bytes as text, or empty when they do not fit the NAS's character set. */
    public Optional<String> strict(byte[] bytes, int from, int to) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
