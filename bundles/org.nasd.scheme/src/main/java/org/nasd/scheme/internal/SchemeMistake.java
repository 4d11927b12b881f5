package org.nasd.scheme.internal;

/** A file of a scheme cannot be used as it is written; the message says what is wrong, in one line. */
final class SchemeMistake extends Exception {

    private static final long serialVersionUID = 1L;

    SchemeMistake(String message) {
        super(message);
    }
}
