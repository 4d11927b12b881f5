package org.nasd.api.event;

/**
 * Who put an event on the stack.
 *
 * @param script the producing subsystem (OWNER_SCRIPT), or null when the producer did not say
 * @param function the producing function (OWNER_FUNCTION), or null when the producer did not say
 */
public record Owner(String script, String function) {

    /** A producer that did not say who it is. */
    public static final Owner UNKNOWN = new Owner(null, null);
}
