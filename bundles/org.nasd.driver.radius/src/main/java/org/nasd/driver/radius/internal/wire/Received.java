package org.nasd.driver.radius.internal.wire;

import org.nasd.driver.radius.internal.dictionary.Attribute;

/**
 * An attribute of an answer.
 *
 * @param value its bytes, with the tag where there is one; not to be changed
 */
public record Received(Attribute attribute, byte[] value) {}
