package org.nasd.api.stack;

/**
 * Which events to list. Every criterion is optional (null) and all given ones must hold.
 *
 * @param nasId on this NAS; the compact stack, which knows no ids of NAS, compares the address of that NAS
 * @param userId of this account
 * @param type of this command
 */
public record EventFilter(Long nasId, Long userId, String type) {

    /** Every event. */
    public static final EventFilter ALL = new EventFilter(null, null, null);
}
