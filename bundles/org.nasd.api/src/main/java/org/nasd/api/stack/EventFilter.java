package org.nasd.api.stack;

import java.time.Duration;
import java.util.Set;
import org.nasd.api.event.FailureReason;

/**
 * Which events to list. Every criterion is optional (null, or an empty set) and all given ones must hold.
 *
 * @param nasId on this NAS; the compact stack, which knows no ids of NAS, compares the address of that NAS
 * @param userId of this account
 * @param type of this command
 * @param error whose LAST_ERROR holds this text, in any case; the compact stack, which knows no errors, has none then
 * @param within that came to the stack at most so long ago, by the database's clock
 * @param reasons of the failed stack, those that failed for one of these reasons; ignored by the other stacks
 */
public record EventFilter(
        Long nasId, Long userId, String type, String error, Duration within, Set<FailureReason> reasons) {

    /** Every event. */
    public static final EventFilter ALL = new EventFilter(null, null, null);

    public EventFilter {
        reasons = Set.copyOf(reasons);
    }

    /** By NAS, account and command alone. */
    public EventFilter(Long nasId, Long userId, String type) {
        this(nasId, userId, type, null, null, Set.of());
    }
}
