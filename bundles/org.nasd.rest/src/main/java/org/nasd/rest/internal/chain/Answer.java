package org.nasd.rest.internal.chain;

/**
 * The result of a call.
 *
 * @param result what becomes JSON
 * @param more whether it is a list that ends because the page is full
 */
public record Answer(Object result, boolean more) {}
