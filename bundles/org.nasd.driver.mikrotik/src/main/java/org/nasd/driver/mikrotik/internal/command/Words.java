package org.nasd.driver.mikrotik.internal.command;

import java.nio.charset.StandardCharsets;

/** Words of the API as bytes. */
public final class Words {

    private Words() {}

    /** A word of the protocol itself. */
    public static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /** A word made of a part of the protocol and a value. */
    public static byte[] join(String start, byte[] value) {
        byte[] prefix = ascii(start);
        byte[] word = new byte[prefix.length + value.length];
        System.arraycopy(prefix, 0, word, 0, prefix.length);
        System.arraycopy(value, 0, word, prefix.length, value.length);
        return word;
    }

    /** Bytes as characters one to one, for looking at what can only be ASCII. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The other way round of {@link #text}. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
