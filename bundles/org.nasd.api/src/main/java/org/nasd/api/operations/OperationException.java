package org.nasd.api.operations;

import java.util.Objects;

/**
 * Something asked of {@link Operations} cannot be done, and nothing was done. The message is one line for the person who asked: what
 * is wrong and what to do.
 */
public class OperationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of which sort the mistake is; more may come. */
    public enum Kind {
        /** What was given cannot be used. */
        INVALID,
        /** There is no such thing. */
        NOT_FOUND,
        /** The name fits more than one thing, or the thing is there already. */
        CONFLICT,
        /** It is kept elsewhere, and nasd only reads it. */
        READ_ONLY,
        /** The database, or a part of nasd, does not answer now; asking again later may help. */
        UNAVAILABLE
    }

    private final Kind kind;

    public OperationException(Kind kind, String message) {
        this(kind, message, null);
    }

    public OperationException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    public Kind kind() {
        return kind;
    }
}
