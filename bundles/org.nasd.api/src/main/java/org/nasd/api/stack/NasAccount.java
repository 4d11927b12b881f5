package org.nasd.api.stack;

/**
 * An account on a NAS, the unit of order.
 *
 * @param nasId the NAS
 * @param userId the account
 */
public record NasAccount(long nasId, long userId) {}
