package org.nasd.api.operations;

/** The caller's role does not allow it. The message says what was asked and which role it needs, for the caller. */
public class AccessDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AccessDeniedException(String message) {
        super(message);
    }
}
