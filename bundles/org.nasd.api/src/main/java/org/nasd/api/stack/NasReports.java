package org.nasd.api.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.nasd.api.dispatch.NasState;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What each node says of the NAS it works, for the others to show. Where there is only one node nothing is ever reported.
 *
 * <p>Safe for use by many threads; methods block on the database and throw {@link StackException} when it fails.
 */
@ProviderType
public interface NasReports {

    /**
     * What is going on with a NAS, as {@link org.nasd.api.dispatch.NasStatus} says it.
     *
     * @param reason without secrets
     * @param driver name of its driver, or null as long as that is not known
     */
    record Report(
            long nasId,
            NasState state,
            String reason,
            Instant since,
            String driver,
            int forks,
            int busy,
            int concurrency,
            int sessions,
            int inMemory,
            long done,
            long postponed,
            long failed,
            long superseded,
            Duration latencyP50,
            Duration latencyP95) {}

    /** Tells of NAS that this node works; of those that it does not hold nothing is written. */
    void publish(Collection<Report> reports);

    /** The last that was told of the NAS that other nodes hold, by the NAS's id. */
    Map<Long, Report> elsewhere();
}
