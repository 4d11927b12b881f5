package org.nasd.simulator.internal.radius;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks and makes the signatures of RFC 5176, section 2.3, and RFC 2869, section 5.14. */
final class Signature {

    private static final int AUTHENTICATOR = 4;
    private static final int SIZE = 16;

    private final byte[] secret;

    Signature(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a request is signed with the secret: its authenticator, and every Message-Authenticator it has. */
    boolean isOn(byte[] datagram) {
        byte[] bytes = Arrays.copyOf(datagram, Packet.length(datagram));
        byte[] said = Arrays.copyOfRange(bytes, AUTHENTICATOR, AUTHENTICATOR + SIZE);
        Arrays.fill(bytes, AUTHENTICATOR, AUTHENTICATOR + SIZE, (byte) 0);
        if (!MessageDigest.isEqual(said, md5(bytes))) {
            return false;
        }
        for (int at = Packet.HEADER; at < bytes.length; at += bytes[at + 1] & 0xff) {
            if ((bytes[at] & 0xff) == Attribute.MESSAGE_AUTHENTICATOR && !messageIsSigned(bytes, at)) {
                return false;
            }
        }
        return true;
    }

    private boolean messageIsSigned(byte[] bytes, int at) {
        if ((bytes[at + 1] & 0xff) != SIZE + 2) {
            return false;
        }
        byte[] said = Arrays.copyOfRange(bytes, at + 2, at + 2 + SIZE);
        byte[] blank = bytes.clone();
        Arrays.fill(blank, at + 2, at + 2 + SIZE, (byte) 0);
        return MessageDigest.isEqual(said, hmac(blank));
    }

    /**
     * The bytes of a reply, signed.
     *
     * @param reply with the request's authenticator, without Message-Authenticator
     * @param message whether it gets one
     */
    byte[] sign(Packet reply, boolean message) {
        List<Attribute> attributes = new ArrayList<>();
        if (message) {
            attributes.add(new Attribute(0, Attribute.MESSAGE_AUTHENTICATOR, new byte[SIZE]));
        }
        attributes.addAll(reply.attributes());
        byte[] bytes = new Packet(reply.code(), reply.id(), reply.authenticator(), attributes).bytes();
        if (message) {
            System.arraycopy(hmac(bytes), 0, bytes, Packet.HEADER + 2, SIZE);
        }
        System.arraycopy(md5(bytes), 0, bytes, AUTHENTICATOR, SIZE);
        return bytes;
    }

    private byte[] md5(byte[] bytes) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(bytes);
            return md5.digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private byte[] hmac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(secret, "HmacMD5"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacMD5", e);
        }
    }
}
