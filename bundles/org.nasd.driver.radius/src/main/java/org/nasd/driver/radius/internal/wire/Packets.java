package org.nasd.driver.radius.internal.wire;

/** Sizes and places in a RADIUS packet (RFC 2865, section 3). */
public final class Packets {

    /** Where the authenticator begins, after code, identifier and length. */
    static final int AUTHENTICATOR = 4;

    /** Where the attributes begin. */
    static final int HEADER = 20;

    /** Bytes of an authenticator. */
    static final int DIGEST = 16;

    /** The most bytes of a packet. */
    public static final int LONGEST = 4096;

    private Packets() {}

    static int code(byte[] packet) {
        return packet[0] & 0xFF;
    }

    /** The identifier of a packet that has a header. */
    public static int identifier(byte[] packet) {
        return packet[1] & 0xFF;
    }

    static int length(byte[] packet) {
        return (packet[2] & 0xFF) << 8 | (packet[3] & 0xFF);
    }
}
