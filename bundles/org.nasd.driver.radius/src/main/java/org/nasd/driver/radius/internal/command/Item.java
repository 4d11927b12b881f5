package org.nasd.driver.radius.internal.command;

import org.nasd.driver.radius.internal.dictionary.Attribute;

/**
 * One attribute of a command.
 *
 * @param attribute what it is
 * @param value its bytes on the wire, with the tag where there is one; not to be changed
 * @param text its value as it was written
 */
public record Item(Attribute attribute, byte[] value, String text) {}
