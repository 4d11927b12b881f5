package org.nasd.simulator.internal.radius;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A RADIUS packet (RFC 2865).
 *
 * @param code what it is
 * @param id its number
 * @param authenticator 16 bytes
 * @param attributes in the order given; of a vendor's attribute each part alone
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, and never compared
record Packet(int code, int id, byte[] authenticator, List<Attribute> attributes) {

    static final int DISCONNECT = 40;
    static final int COA = 43;
    static final int HEADER = 20;
    private static final int VENDOR_SPECIFIC = 26;

    Packet {
        attributes = List.copyOf(attributes);
    }

    /** Reads a packet, or null when the bytes are none. What stands behind its length is padding. */
    static Packet read(byte[] bytes) {
        if (bytes.length < HEADER) {
            return null;
        }
        int length = length(bytes);
        if (length < HEADER || length > bytes.length || length > 4096) {
            return null;
        }
        List<Attribute> attributes = new ArrayList<>();
        int at = HEADER;
        while (at < length) {
            int size = at + 1 < length ? bytes[at + 1] & 0xff : 0;
            if (size < 2 || at + size > length) {
                return null;
            }
            byte[] value = Arrays.copyOfRange(bytes, at + 2, at + size);
            int type = bytes[at] & 0xff;
            if (type != VENDOR_SPECIFIC || !vendors(value, attributes)) {
                attributes.add(new Attribute(0, type, value));
            }
            at += size;
        }
        return new Packet(bytes[0] & 0xff, bytes[1] & 0xff, Arrays.copyOfRange(bytes, 4, HEADER), attributes);
    }

    /** The length that a packet says it has. */
    static int length(byte[] bytes) {
        return (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    }

    /** Takes a vendor's attribute apart, when it has the usual form. */
    private static boolean vendors(byte[] value, List<Attribute> attributes) {
        if (value.length < 6) {
            return false;
        }
        int vendor = (value[1] & 0xff) << 16 | (value[2] & 0xff) << 8 | value[3] & 0xff;
        List<Attribute> parts = new ArrayList<>();
        int at = 4;
        while (at < value.length) {
            int size = at + 1 < value.length ? value[at + 1] & 0xff : 0;
            if (size < 2 || at + size > value.length) {
                return false;
            }
            parts.add(new Attribute(vendor, value[at] & 0xff, Arrays.copyOfRange(value, at + 2, at + size)));
            at += size;
        }
        attributes.addAll(parts);
        return true;
    }

    /** Its bytes, with the authenticator given. Attributes of vendors are not written by a DAS. */
    byte[] bytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Attribute attribute : attributes) {
            body.write(attribute.type());
            body.write(attribute.value().length + 2);
            body.writeBytes(attribute.value());
        }
        int length = HEADER + body.size();
        ByteArrayOutputStream all = new ByteArrayOutputStream(length);
        all.write(code);
        all.write(id);
        all.write(length >> 8);
        all.write(length);
        all.writeBytes(authenticator);
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    boolean has(int type) {
        return attributes.stream().anyMatch(attribute -> attribute.is(type));
    }

    String name() {
        return code == DISCONNECT ? "Disconnect-Request" : "CoA-Request";
    }
}
