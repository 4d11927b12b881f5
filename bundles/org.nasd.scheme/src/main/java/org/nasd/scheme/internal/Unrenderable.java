package org.nasd.scheme.internal;

/** An event cannot become commands with the values at hand; the message says why, in one line. */
final class Unrenderable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unrenderable(String problem) {
        super(problem, null, false, false);
    }
}
