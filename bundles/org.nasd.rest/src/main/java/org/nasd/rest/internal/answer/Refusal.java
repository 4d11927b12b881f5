package org.nasd.rest.internal.answer;

import java.util.Map;

/** A request that is not carried out: the status and the one line for the program that asked. Nothing of it took effect. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    private Refusal(int status, String message, Map<String, String> headers) {
        // What is refused is an answer, not a failure: nobody reads its stack.
        super(message, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    public static Refusal of(int status, String message) {
        return new Refusal(status, message, Map.of());
    }

    public static Refusal of(int status, String message, Map<String, String> headers) {
        return new Refusal(status, message, headers);
    }

    /** The request itself cannot be used. */
    public static Refusal invalid(String message) {
        return of(400, message);
    }

    /** The model, or what is kept there, is not changed in this way. */
    public static Refusal readOnly(String message) {
        return of(403, message);
    }

    /** Later it may be possible. */
    public static Refusal later(int status, long seconds, String message) {
        return of(status, message, Map.of("Retry-After", String.valueOf(seconds)));
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
