package org.nasd.driver.radius.internal.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasd.driver.radius.internal.command.Kind;
import org.nasd.driver.radius.internal.dictionary.Dictionary;
import org.nasd.driver.radius.internal.dictionary.Standard;
import org.nasd.driver.radius.internal.dictionary.Vendor;

/** Reads answers, and believes none that is not proved to answer the request. For one thread at a time. */
public final class ReplyReader {

    private static final int NONE = -1;

    private final SharedSecret secret;
    private final Dictionary dictionary;
    private final boolean mustBeSigned;

    /**
     * @param mustBeSigned whether an answer without Message-Authenticator is dropped; one with a wrong one always is
     */
    public ReplyReader(SharedSecret secret, Dictionary dictionary, boolean mustBeSigned) {
        this.secret = secret;
        this.dictionary = dictionary;
        this.mustBeSigned = mustBeSigned;
    }

    /** Whether a datagram is as long as it says, and long enough to have an identifier. */
    public static boolean isPacket(byte[] datagram) {
        return datagram.length >= Packets.HEADER
                && Packets.length(datagram) >= Packets.HEADER
                && Packets.length(datagram) <= Math.min(datagram.length, Packets.LONGEST);
    }

    /**
     * Reads an answer.
     *
     * @param datagram that is a packet by {@link #isPacket}
     * @param kind what was asked
     * @param request as it was sent
     */
    public Reading read(byte[] datagram, Kind kind, byte[] request) {
        byte[] packet = Arrays.copyOf(datagram, Packets.length(datagram));
        if (Packets.code(packet) != kind.ack() && Packets.code(packet) != kind.nak()) {
            return new Reading.Bad(Flaw.WRONG_CODE);
        }
        byte[] asked = Arrays.copyOfRange(request, Packets.AUTHENTICATOR, Packets.HEADER);
        byte[] right = secret.authenticator(packet, asked);
        if (!isAt(Packets.AUTHENTICATOR, packet, right)) {
            return new Reading.Bad(Flaw.WRONG_AUTHENTICATOR);
        }
        List<Received> attributes = new ArrayList<>();
        int signature = NONE;
        int at = Packets.HEADER;
        while (at < packet.length) {
            int end = end(packet, at);
            if (end == NONE) {
                return new Reading.Bad(Flaw.MALFORMED);
            }
            if ((packet[at] & 0xFF) == Standard.MESSAGE_AUTHENTICATOR) {
                if (signature != NONE || end - at != 2 + Packets.DIGEST) {
                    return new Reading.Bad(Flaw.MALFORMED);
                }
                signature = at + 2;
            }
            add(packet[at] & 0xFF, Arrays.copyOfRange(packet, at + 2, end), attributes);
            at = end;
        }
        Reply reply = new Reply(kind, Packets.code(packet) == kind.ack(), attributes);
        return signature == NONE ? unsigned(reply) : signed(reply, packet, asked, signature);
    }

    private Reading unsigned(Reply reply) {
        return mustBeSigned ? new Reading.Bad(Flaw.UNSIGNED) : new Reading.Good(reply);
    }

    private Reading signed(Reply reply, byte[] packet, byte[] asked, int at) {
        return isAt(at, packet, secret.messageAuthenticator(packet, asked, at))
                ? new Reading.Good(reply)
                : new Reading.Bad(Flaw.WRONG_SIGNATURE);
    }

    private static boolean isAt(int at, byte[] packet, byte[] right) {
        return MessageDigest.isEqual(right, Arrays.copyOfRange(packet, at, at + Packets.DIGEST));
    }

    private static int end(byte[] packet, int at) {
        if (at + 2 > packet.length) {
            return NONE;
        }
        int length = packet[at + 1] & 0xFF;
        return length < 2 || at + length > packet.length ? NONE : at + length;
    }

    private void add(int number, byte[] value, List<Received> attributes) {
        if (number != Standard.VENDOR_SPECIFIC || !addVendors(value, attributes)) {
            attributes.add(new Received(dictionary.find(Vendor.NONE, number), value));
        }
    }

    /** One attribute may hold several of its vendor; what is not of the vendor's form stays as it is. */
    private boolean addVendors(byte[] value, List<Received> attributes) {
        if (value.length < 4) {
            return false;
        }
        ByteBuffer in = ByteBuffer.wrap(value);
        Vendor vendor = dictionary.vendor(in.getInt());
        if (vendor.isNone()) {
            return false;
        }
        List<Received> found = new ArrayList<>();
        int header = vendor.typeBytes() + vendor.lengthBytes() + (vendor.continued() ? 1 : 0);
        while (in.hasRemaining()) {
            int left = in.remaining();
            if (left < header) {
                return false;
            }
            int number = number(in, vendor.typeBytes());
            int length = vendor.lengthBytes() == 0 ? left : number(in, vendor.lengthBytes());
            if (length < header || length > left) {
                return false;
            }
            in.position(in.position() + (vendor.continued() ? 1 : 0));
            byte[] own = new byte[length - header];
            in.get(own);
            found.add(new Received(dictionary.find(vendor, number), own));
        }
        return attributes.addAll(found);
    }

    private static int number(ByteBuffer in, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | (in.get() & 0xFF);
        }
        return number;
    }
}
