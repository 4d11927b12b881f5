package org.nasd.cli.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Bytes to characters, also where a character is split over two reads. Bad bytes become U+FFFD: a device's mistake loses nothing else. */
public final class Decoding {

    private final CharsetDecoder decoder;
    private byte[] rest = new byte[0];

    public Decoding(Charset charset) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** The characters that are complete with these bytes. */
    public CharSequence decode(byte[] bytes, int length) {
        ByteBuffer in = ByteBuffer.allocate(rest.length + length);
        in.put(rest).put(bytes, 0, length).flip();
        CharBuffer out = CharBuffer.allocate((int) (in.remaining() * (double) decoder.maxCharsPerByte()) + 2);
        decoder.decode(in, out, false);
        rest = new byte[in.remaining()];
        in.get(rest);
        return out.flip();
    }
}
