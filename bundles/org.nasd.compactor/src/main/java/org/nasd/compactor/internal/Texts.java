package org.nasd.compactor.internal;

/** Text of unknown origin, made fit for a line. */
final class Texts {

    private Texts() {}

    /** At most so many characters, on one line, without control characters. */
    static String line(String text, int limit) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(limit).forEach(c -> {
            boolean fit = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
            line.appendCodePoint(fit ? c : '?');
        });
        return line.length() < text.length() ? line + "..." : line.toString();
    }

    /** A variable's value as text, or null. */
    static String value(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof Params.Numeral numeral ? numeral.digits() : value.toString();
    }

    /** A variable's value as a whole number, or null when it is none. */
    static Long number(Object value) {
        try {
            return value == null ? null : Long.valueOf(value(value));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What was said about a failure, from the outermost to the innermost cause. */
    static String reason(Throwable failure) {
        StringBuilder reason = new StringBuilder(said(failure));
        for (Throwable cause = failure.getCause(); cause != null && reason.length() < 1000; cause = cause.getCause()) {
            if (cause.getMessage() != null && reason.indexOf(cause.getMessage()) < 0) {
                reason.append(": ").append(cause.getMessage());
            }
        }
        return line(reason.toString(), 1000);
    }

    private static String said(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
