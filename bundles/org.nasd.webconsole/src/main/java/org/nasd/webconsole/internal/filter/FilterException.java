package org.nasd.webconsole.internal.filter;

/** A filter cannot be understood. The message is for the person who typed it. */
public final class FilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FilterException(String message) {
        super(message);
    }

    FilterException(String message, Throwable cause) {
        super(message, cause);
    }
}
