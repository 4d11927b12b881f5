package org.nasd.driver.radius.internal.command;

/** A command that cannot be turned into a request; the message says what is wrong with it and how to write it. */
public final class CommandSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    CommandSyntaxException(String message) {
        super(message, null, false, false);
    }
}
