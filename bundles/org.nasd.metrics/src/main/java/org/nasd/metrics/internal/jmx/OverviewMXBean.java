package org.nasd.metrics.internal.jmx;

import java.util.List;
import java.util.Map;

/** The whole of nasd over JMX. */
public interface OverviewMXBean {

    String getVersion();

    /** Whether nasd is fit for work. */
    boolean isReady();

    /** What keeps it from working, by check; checks without a problem are left out. */
    Map<String, List<String>> getProblems();

    /** Events of the compact stack. */
    long getEventsCompact();

    /** Events of the main stack that wait, those in flight included and the postponed ones not. */
    long getEventsWaiting();

    /** Events of the main stack that are put off to a later time. */
    long getEventsPostponed();

    /** Events being sent. */
    long getEventsInFlight();

    /** Events among the failed. */
    long getEventsFailed();

    /** The same, by reason. */
    Map<String, Long> getEventsFailedByReason();

    /** How long the oldest event has been in the main stack. */
    double getQueueLatencySeconds();

    /** How many NAS this node works. */
    int getNasCount();

    /** The same, by state. */
    Map<String, Long> getNasByState();

    /** All of them by name; worked out only when it is read. */
    Map<String, NasRow> getNas();

    /** One of them. */
    NasRow nas(String name);
}
