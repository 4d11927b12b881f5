package org.nasd.simulator.cli;

/**
 * What a {@link Rule} does besides answering. In every text {@code $1} to {@code $9} are the line's groups, {@code $0} the line,
 * {@code $context} the line that opened the present mode.
 */
public sealed interface Step {

    /** Remembers a fact. */
    record Put(String key, String value) implements Step {}

    /** Forgets a fact, or all whose keys begin so when the key ends in a star. */
    record Remove(String key) implements Step {}

    /** Adds a line to the answer for each fact whose key begins so; {@code $key} is the rest of the key, {@code $value} its value. */
    record Each(String prefix, String template) implements Step {}

    /** Changes the mode, and with it the prompt. */
    record GoTo(String mode) implements Step {}

    /** Asks for the second password, then changes the mode. */
    record AskSecret(String mode) implements Step {}

    /** Sets the lines of a page, 0 for no paging. */
    record Page(String lines) implements Step {}

    /** Ends the session. */
    record Leave() implements Step {}
}
