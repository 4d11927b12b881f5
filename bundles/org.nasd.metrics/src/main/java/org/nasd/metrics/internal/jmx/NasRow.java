package org.nasd.metrics.internal.jmx;

import java.util.Date;

/** What is shown of a NAS: an MBean of its own, or a row of the overview's table. What is counted begins at the start of the dispatch. */
public interface NasRow {

    String getName();

    long getId();

    String getAddress();

    /** working, unavailable, stopped, parked, paused or disabled. */
    String getState();

    /** Why it does not work and what to do; empty when it works. */
    String getReason();

    /** When it entered this state. */
    Date getSince();

    /** Name of its driver, or null. */
    String getDriver();

    /** Whether nothing is sent because it cannot be reached or was stopped. */
    boolean isCircuitOpen();

    boolean isPaused();

    int getForks();

    int getForksAllowed();

    int getForksBusy();

    int getSessions();

    /** Events of the main stack that wait, those in flight included and the postponed ones not. */
    long getEventsWaiting();

    /** Events of the main stack that are put off to a later time. */
    long getEventsPostponed();

    /** How long the oldest event has been in the main stack. */
    double getQueueLatencySeconds();

    long getDone();

    /** Attempts that ended in a postponement. */
    long getPostponed();

    long getFailed();

    long getSuperseded();

    double getMedianDurationSeconds();

    double getPercentile95DurationSeconds();
}
