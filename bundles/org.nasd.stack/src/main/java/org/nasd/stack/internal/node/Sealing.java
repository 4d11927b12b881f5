package org.nasd.stack.internal.node;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Texts that only one node can read: what is written for it, as commands with passwords in them, must not stand in tables, logs and
 * backups of the database for others to read. The key of a node is made at its start and never leaves its memory; every text has a key
 * of its own, agreed on with a key pair that is thrown away (X25519, SHA-256, AES-GCM). It keeps readers out, not somebody who may
 * write into the database: who may do that can order events anyway.
 */
public final class Sealing {

    private static final String CURVE = "X25519";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;

    /** A key is used once, so its nonce need not differ. */
    private static final byte[] NONCE = new byte[12];

    private final KeyPair own = pair();

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance(CURVE).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 17 has " + CURVE, e);
        }
    }

    /** What others need to write to this node. */
    public String publicKey() {
        return text(own.getPublic().getEncoded());
    }

    /** Seals a text for the node with the given public key. */
    static String seal(String text, String publicKey) {
        try {
            KeyPair once = pair();
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, once.getPrivate(), key(publicKey), once.getPublic())
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            return text(once.getPublic().getEncoded()) + "." + text(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A text could not be sealed for another node", e);
        }
    }

    /**
     * Opens what was sealed for this node.
     *
     * @throws IllegalArgumentException when it was sealed for another, or was changed
     */
    String open(String sealed) {
        try {
            String[] parts = sealed.split("\\.", 2);
            PublicKey once = key(parts[0]);
            byte[] text = cipher(Cipher.DECRYPT_MODE, own.getPrivate(), once, once)
                    .doFinal(Base64.getDecoder().decode(parts[1]));
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("It was sealed for another node, or changed on the way", e);
        }
    }

    private static Cipher cipher(int mode, PrivateKey mine, PublicKey theirs, PublicKey once)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(CURVE);
        agreement.init(mine);
        agreement.doPhase(theirs, true);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(agreement.generateSecret());
        byte[] key = Arrays.copyOf(digest.digest(once.getEncoded()), 32);
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, NONCE));
        return cipher;
    }

    private static PublicKey key(String encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(CURVE)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
