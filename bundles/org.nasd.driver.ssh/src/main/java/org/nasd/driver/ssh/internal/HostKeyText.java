package org.nasd.driver.ssh.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * A public host key as people write it.
 *
 * @param type for example {@code ssh-ed25519}
 */
record HostKeyText(String type, String base64) {

    /** Reads {@code type base64 [comment]}. */
    static Optional<HostKeyText> parse(String text) {
        String[] parts = text.strip().split("\\s+", 3);
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            HostKeyText key = of(Base64.getDecoder().decode(parts[1]));
            return key.type().equals(parts[0]) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads the form of the protocol, which begins with the type. */
    static HostKeyText of(byte[] key) {
        if (key.length < 4) {
            throw new IllegalArgumentException("too short for a key");
        }
        int length = ByteBuffer.wrap(key).getInt();
        if (length < 1 || length > key.length - 4) {
            throw new IllegalArgumentException("not a key");
        }
        return new HostKeyText(
                new String(key, 4, length, StandardCharsets.US_ASCII),
                Base64.getEncoder().encodeToString(key));
    }

    /** {@code SHA256:...} as OpenSSH prints it. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(base64));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
