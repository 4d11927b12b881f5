package org.nasd.driver.radius.internal.wire;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What only the secret's holders can compute (RFC 2866, RFC 3579, RFC 5176). For one thread at a time. */
public final class SharedSecret {

    private static final String HMAC = "HmacMD5";

    private final byte[] secret;
    private final MessageDigest md5;
    private final Mac mac;

    /**
     * @param secret at least one byte
     */
    public SharedSecret(byte[] secret) {
        this.secret = secret.clone();
        try {
            this.md5 = MessageDigest.getInstance("MD5");
            this.mac = Mac.getInstance(HMAC);
            this.mac.init(new SecretKeySpec(secret, HMAC));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has MD5 and " + HMAC, e);
        }
    }

    /**
     * The authenticator of a packet.
     *
     * @param packet the packet, whose own authenticator does not matter
     * @param seed sixteen bytes that stand in the place of its authenticator
     */
    byte[] authenticator(byte[] packet, byte[] seed) {
        md5.update(packet, 0, Packets.AUTHENTICATOR);
        md5.update(seed);
        md5.update(packet, Packets.HEADER, packet.length - Packets.HEADER);
        return md5.digest(secret);
    }

    /**
     * The value of the Message-Authenticator of a packet.
     *
     * @param packet the packet
     * @param seed sixteen bytes that stand in the place of its authenticator
     * @param at where the attribute's value begins, which counts as zeros
     */
    byte[] messageAuthenticator(byte[] packet, byte[] seed, int at) {
        mac.update(packet, 0, Packets.AUTHENTICATOR);
        mac.update(seed);
        mac.update(packet, Packets.HEADER, at - Packets.HEADER);
        mac.update(new byte[Packets.DIGEST]);
        int after = at + Packets.DIGEST;
        mac.update(packet, after, packet.length - after);
        return mac.doFinal();
    }
}
