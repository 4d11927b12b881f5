package org.nasd.driver.radius.internal.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.nasd.driver.radius.internal.command.Command;
import org.nasd.driver.radius.internal.command.Item;
import org.nasd.driver.radius.internal.dictionary.Standard;
import org.nasd.driver.radius.internal.dictionary.Vendor;

/** Makes requests. For one thread at a time. */
public final class RequestWriter {

    private static final byte[] ZEROS = new byte[Packets.DIGEST];
    private static final int SIGNATURE = 2 + Packets.DIGEST;

    private final SharedSecret secret;
    private final boolean signed;
    private final boolean dated;
    private final List<Item> added;
    private final ByteBuffer out = ByteBuffer.allocate(Packets.LONGEST);

    /**
     * @param signed whether requests carry a Message-Authenticator
     * @param dated whether they carry an Event-Timestamp
     * @param added what each carries unless its command gives the same attribute
     */
    public RequestWriter(SharedSecret secret, boolean signed, boolean dated, List<Item> added) {
        this.secret = secret;
        this.signed = signed;
        this.dated = dated;
        this.added = List.copyOf(added);
    }

    /**
     * A request, ready to be sent as often as needed.
     *
     * @param identifier from 0 to 255
     * @param time seconds since 1970
     */
    public byte[] write(Command command, int identifier, long time) {
        out.clear();
        out.put((byte) command.kind().request()).put((byte) identifier).position(Packets.HEADER);
        if (signed) {
            out.put((byte) Standard.MESSAGE_AUTHENTICATOR).put((byte) SIGNATURE).put(ZEROS);
        }
        command.items().forEach(this::write);
        added.stream().filter(item -> !command.has(item.attribute().number())).forEach(this::write);
        if (dated) {
            out.put((byte) Standard.EVENT_TIMESTAMP).put((byte) 6).putInt((int) time);
        }
        out.putShort(2, (short) out.position());
        return authenticated(Arrays.copyOf(out.array(), out.position()));
    }

    private byte[] authenticated(byte[] packet) {
        if (signed) {
            int at = Packets.HEADER + 2;
            byte[] signature = secret.messageAuthenticator(packet, ZEROS, at);
            System.arraycopy(signature, 0, packet, at, Packets.DIGEST);
        }
        byte[] authenticator = secret.authenticator(packet, ZEROS);
        System.arraycopy(authenticator, 0, packet, Packets.AUTHENTICATOR, Packets.DIGEST);
        return packet;
    }

    private void write(Item item) {
        Vendor vendor = item.attribute().vendor();
        if (vendor.isNone()) {
            out.put((byte) item.attribute().number()).put((byte) (2 + item.value().length));
        } else {
            int own = vendor.typeBytes() + vendor.lengthBytes() + (vendor.continued() ? 1 : 0) + item.value().length;
            out.put((byte) Standard.VENDOR_SPECIFIC).put((byte) (6 + own)).putInt(vendor.id());
            put(item.attribute().number(), vendor.typeBytes());
            put(own, vendor.lengthBytes());
            if (vendor.continued()) {
                out.put((byte) 0);
            }
        }
        out.put(item.value());
    }

    private void put(int number, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.put((byte) (number >> shift));
        }
    }
}
