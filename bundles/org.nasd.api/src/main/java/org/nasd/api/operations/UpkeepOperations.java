package org.nasd.api.operations;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What keeps nasd itself well; rules for all methods at {@link Operations}. */
@ProviderType
public interface UpkeepOperations {

    /** Looks at everything that an engineer would look at when events do not flow; the worst first. Takes a few seconds. */
    @Needs(Role.VIEWER)
    List<Finding> examine(Caller caller);

    /**
     * Who did what, newest first.
     *
     * @param who only by this person, or null
     * @param text only those whose action or result holds this text, or null
     * @param cursor {@link AuditPage#next()} of the page before, or null for the first page
     * @param limit at most so many, 1 to 1000
     */
    @Needs(Role.VIEWER)
    AuditPage audit(Caller caller, String who, String text, Long cursor, int limit);

    /**
     * Writes a copy of the database while it is in use, into {@code data/backup}.
     *
     * @return the absolute path of the new file
     */
    @Needs(Role.ADMIN)
    String backup(Caller caller);
}
