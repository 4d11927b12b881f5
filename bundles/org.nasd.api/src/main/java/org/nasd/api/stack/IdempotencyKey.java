package org.nasd.api.stack;

import java.util.Objects;

/**
 * By which a producer may ask for the same thing again without having it done twice. Kept for 24 hours (setting).
 *
 * @param key the producer's own, at most 255 characters
 * @param fingerprint of all that was asked for, so that the same key with another request is noticed
 */
public record IdempotencyKey(String key, String fingerprint) {
    public IdempotencyKey {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }
}
