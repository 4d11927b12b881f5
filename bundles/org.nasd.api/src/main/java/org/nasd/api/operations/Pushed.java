package org.nasd.api.operations;

/**
 * An event that was put on the compact stack.
 *
 * @param compactId its id there
 * @param userId its account
 */
public record Pushed(long compactId, long userId) {}
