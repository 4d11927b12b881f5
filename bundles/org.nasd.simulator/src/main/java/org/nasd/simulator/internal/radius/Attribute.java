package org.nasd.simulator.internal.radius;

/**
 * An attribute of a packet.
 *
 * @param vendor the vendor's number, or 0 for none
 * @param type its number
 * @param value its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, and never compared
record Attribute(int vendor, int type, byte[] value) {

    static final int PROXY_STATE = 33;
    static final int EVENT_TIMESTAMP = 55;
    static final int MESSAGE_AUTHENTICATOR = 80;
    static final int ERROR_CAUSE = 101;
    static final int REPLY_MESSAGE = 18;

    static Attribute number(int type, long value) {
        return new Attribute(
                0, type, new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
    }

    /** Its value as a number; -1 when it is none. */
    long number() {
        if (value.length != 4) {
            return -1;
        }
        long all = 0;
        for (byte b : value) {
            all = all << 8 | b & 0xff;
        }
        return all;
    }

    boolean is(int number) {
        return vendor == 0 && type == number;
    }
}
