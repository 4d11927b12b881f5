package org.nasd.api.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * NAS_HISTORY: figures of each NAS minute by minute, for charts; kept for 25 hours (setting). A minute in which a NAS had nothing to
 * do and nothing waiting has no row.
 *
 * <p>Safe for use by many threads; methods block on the database and throw {@link StackException} when it fails.
 */
@ProviderType
public interface NasHistory {

    /** The id under which the sum of all NAS is kept. */
    long ALL = 0;

    /**
     * One minute of a NAS.
     *
     * @param nasId the NAS, or {@link #ALL}
     * @param minute its beginning; when recorded by several nodes, each keeps the NAS it owns
     * @param waiting events waiting at its end
     * @param done events delivered in it
     * @param postponed attempts that ended in a postponement in it
     * @param failed events that ended among the failed in it
     * @param latencyP50 median time the device took over events, or zero
     * @param latencyP95 the same, 95th percentile
     */
    record Minute(
            long nasId,
            Instant minute,
            long waiting,
            long done,
            long postponed,
            long failed,
            Duration latencyP50,
            Duration latencyP95) {}

    /** Records minutes in one transaction; a minute recorded again replaces the first. */
    void append(List<Minute> minutes);

    /** Minutes of NAS since a moment, oldest first; NAS without any are left out. */
    Map<Long, List<Minute>> read(Set<Long> nasIds, Instant since);
}
