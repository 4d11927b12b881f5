package org.nasd.api.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nasd.api.nas.Nas;

/**
 * What is going on with a NAS at this moment.
 *
 * @param nas its settings in force
 * @param state what the dispatch is doing with it
 * @param reason why it does not work and what to do, or empty when it works
 * @param since when it entered this state
 * @param driver name of its driver, or null as long as that is not known
 * @param busy forks in use; above {@link Nas#forks()} while a lowered number drains
 * @param concurrency forks that may be used now: at most {@link Nas#forks()}, fewer while the device is slow
 * @param sessions open connections
 * @param inMemory waiting events that are held in memory; the stack may hold more
 * @param done delivered since the start
 * @param postponed attempts that ended in a postponement since the start
 * @param failed events that ended among the failed since the start
 * @param superseded events dropped as obsolete since the start
 * @param latencyP50 median time the device took over the last events, zero before the first
 * @param latencyP95 the same, 95th percentile
 * @param durations how long the device took over events
 * @param queued how long events waited from the main stack's EVENT_DATE until they were first given to the device
 * @param types how long the device took by kind of event, in no order
 */
public record NasStatus(
        Nas nas,
        NasState state,
        String reason,
        Instant since,
        String driver,
        int busy,
        int concurrency,
        int sessions,
        int inMemory,
        long done,
        long postponed,
        long failed,
        long superseded,
        Duration latencyP50,
        Duration latencyP95,
        Histogram durations,
        Histogram queued,
        List<TypeLatency> types) {
    public NasStatus {
        types = List.copyOf(types);
    }
}
