package org.nasd.api.operations;

/**
 * One thing that the doctor looked at.
 *
 * @param grade how it is
 * @param check what was looked at, short, for example {@code stack size}
 * @param measured the figure that was measured, with its unit
 * @param norm what it should be
 * @param advice what to do; empty when it is well
 */
public record Finding(Grade grade, String check, String measured, String norm, String advice) {

    /** How something is. */
    public enum Grade {
        /** As it should be. */
        GOOD,
        /** Worth a look. */
        WARNING,
        /** Events do not flow, or soon will not. */
        BAD
    }
}
