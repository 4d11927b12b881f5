package org.nasd.api.operations;

import java.time.Duration;
import java.time.Instant;
import org.nasd.api.dispatch.NasState;

/**
 * What is going on with a NAS at this moment. Counters begin at the start of the dispatch.
 *
 * @param state what the dispatch is doing with it
 * @param reason why it does not work and what to do; empty when it works
 * @param since when it entered this state
 * @param driver name of its driver, or null as long as that is not known
 * @param forks the forks in force
 * @param busy forks in use; above {@code forks} while a lowered number drains
 * @param concurrency forks that may be used now, fewer than {@code forks} while the device is slow
 * @param sessions open connections
 * @param done events delivered
 * @param postponed attempts that ended in a postponement
 * @param failed events that ended among the failed
 * @param superseded events dropped as obsolete
 * @param perSecond events delivered per second over the last minute
 * @param latencyP50 median time the device took over the last events, zero before the first
 * @param latencyP95 the same, 95th percentile
 */
public record NasActivity(
        NasState state,
        String reason,
        Instant since,
        String driver,
        int forks,
        int busy,
        int concurrency,
        int sessions,
        long done,
        long postponed,
        long failed,
        long superseded,
        double perSecond,
        Duration latencyP50,
        Duration latencyP95) {}
