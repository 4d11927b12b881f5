package org.nasd.driver.mikrotik.internal.command;

/** A command line that cannot be turned into words; the message says what is wrong with it and how to write it. */
public final class CommandSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    CommandSyntaxException(String message) {
        super(message, null, false, false);
    }
}
