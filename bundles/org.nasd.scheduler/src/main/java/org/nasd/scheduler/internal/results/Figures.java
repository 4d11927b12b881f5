package org.nasd.scheduler.internal.results;

import java.time.Duration;
import java.util.List;
import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.TypeLatency;

/**
 * What became of the events of one NAS, in figures, since its worker began.
 *
 * @param latencyP50 half of the last answers took no longer
 * @param latencyP95 nineteen of twenty of the last answers took no longer
 * @param answers how long the device took
 * @param queued how long events had waited when they were first sent
 * @param types how long the device took, by type of event
 */
public record Figures(
        long done,
        long postponed,
        long failed,
        long superseded,
        Duration latencyP50,
        Duration latencyP95,
        Histogram answers,
        Histogram queued,
        List<TypeLatency> types) {}
