package org.nasd.cli.internal;

/** A regular expression needs far too long for a text. */
public final class RunawayPattern extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunawayPattern() {
        super(
                "a pattern of the scheme needs far too long to decide; avoid repetitions within repetitions, as in (a+)+",
                null,
                false,
                false);
    }
}
