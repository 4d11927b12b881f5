package org.nasd.compactor.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Variables as they are frozen into an event.
 *
 * @param json a JSON object with sorted keys; null when only the digest is known
 * @param digest equal for equal variables, and only then
 */
record Frozen(String json, long digest) {

    static Frozen of(String json) {
        return new Frozen(json, digestOf(json));
    }

    /** Variables of which it is enough to know whether others are the same. */
    static Frozen unread(long digest) {
        return new Frozen(null, digest);
    }

    private static long digestOf(String json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
