package org.nasd.driver.radius.internal.command;

/**
 * A value as it stands in a command, with its escapes undone.
 *
 * @param quoted whether it stood in double quotes
 */
record Token(String text, boolean quoted) {}
