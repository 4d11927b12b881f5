package org.nasd.api.stack;

/** An idempotency key came with another request than the first time. Nothing was done. */
public class KeyReusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyReusedException(String message) {
        super(message);
    }
}
