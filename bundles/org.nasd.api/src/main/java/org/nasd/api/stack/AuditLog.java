package org.nasd.api.stack;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * AUDIT: who did what, kept for a year (setting). Safe for use by many threads; methods block on the database and throw
 * {@link StackException} when it fails.
 */
@ProviderType
public interface AuditLog {

    /**
     * @param id its number, given by the database; 0 for one that is not recorded yet
     * @param at when, by the database's clock; null for one that is not recorded yet
     * @param who login name
     * @param role what this person may do, in lower case
     * @param origin the face and the place the call came from
     * @param action what was asked
     * @param result what came of it
     */
    record Entry(long id, Instant at, String who, String role, String origin, String action, String result) {}

    /** Records entries in one transaction, in the order given. */
    void append(List<Entry> entries);

    /**
     * Entries, newest first.
     *
     * @param who only by this person, or null
     * @param text only those whose action or result holds this text, in any case, or null
     * @param beforeId only entries with a lower id; {@link Long#MAX_VALUE} for the newest
     */
    List<Entry> list(String who, String text, long beforeId, int limit);
}
