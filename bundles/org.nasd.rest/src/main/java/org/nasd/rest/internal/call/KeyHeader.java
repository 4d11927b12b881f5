package org.nasd.rest.internal.call;

import org.nasd.rest.internal.answer.Refusal;

/** The idempotency key of a request, which may stand in its header or in its body. */
public final class KeyHeader {

    private static final int MAX_LENGTH = 255;

    private KeyHeader() {}

    /**
     * The one key that two places name.
     *
     * @param header the header, bare or in quotes; or null
     * @param body what the body says, or null
     */
    static String agreed(String header, String body) {
        return same(unquoted(header), body);
    }

    /** The one key of two, each of which may be null. */
    public static String same(String one, String other) {
        if (one != null && other != null && !one.equals(other)) {
            throw Refusal.invalid("two different idempotency keys are given");
        }
        String key = one == null ? other : one;
        if (key != null
                && (key.isEmpty() || key.length() > MAX_LENGTH || key.chars().anyMatch(c -> c < 0x20))) {
            throw Refusal.invalid("an idempotency key has 1 to " + MAX_LENGTH + " characters, no control characters");
        }
        return key;
    }

    private static String unquoted(String header) {
        if (header == null) {
            return null;
        }
        String key = header.trim();
        boolean quoted = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }
}
