package org.nasd.api.stack;

/**
 * The database did not do what it was asked: unreachable, too slow, read-only, full. Nothing of the failed call took effect. The
 * message says what was attempted and is fit for a log; it never holds a password. Callers retry or park; they never lose an event.
 */
public class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }

    public StackException(String message) {
        super(message);
    }
}
