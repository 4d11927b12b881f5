package org.nasd.stack.internal.secret;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text {@code ENC(1:<id of the key>:<nonce, text and tag in Base64>)}. The number is that of the form; another one may follow.
 *
 * @param keyId what the key is called
 * @param body the rest in Base64
 */
record Encrypted(String keyId, String body) {

    private static final String VERSION = "1";
    private static final Pattern FORM = Pattern.compile("ENC\\((\\d+):([0-9a-f]{8}):([A-Za-z0-9_-]+)\\)");

    /** Whether a text is meant to be one, be it whole or not. */
    static boolean isMeant(String text) {
        return text.startsWith("ENC(") && text.endsWith(")");
    }

    /** Empty when it is broken, or of a later form. */
    static Optional<Encrypted> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || !parts.group(1).equals(VERSION)) {
            return Optional.empty();
        }
        return Optional.of(new Encrypted(parts.group(2), parts.group(3)));
    }

    static String write(Key key, String plain) {
        byte[] bytes = key.encrypt(plain, context(key.id()));
        return "ENC(" + VERSION + ":" + key.id() + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + ")";
    }

    /** Empty when it is not what that key wrote. */
    Optional<String> read(Key key) {
        try {
            return key.decrypt(Base64.getUrlDecoder().decode(body), context(keyId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String context(String keyId) {
        return "nasd:" + VERSION + ":" + keyId;
    }
}
