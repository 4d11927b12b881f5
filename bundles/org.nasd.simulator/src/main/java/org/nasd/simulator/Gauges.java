package org.nasd.simulator;

/**
 * Figures of a simulated NAS at one moment. "Max" figures are the highest since the start or the last reset.
 *
 * @param connections open connections
 * @param maxConnections the most that were open at once
 * @param sessions connections that are logged in
 * @param inFlight commands that have arrived and are not yet answered
 * @param maxInFlight the most that were in flight at once, over all connections
 * @param accepted connections ever accepted
 * @param logins logins that succeeded
 * @param refusedLogins logins that were refused
 * @param commands commands ever received, logins not counted
 * @param errors commands answered with an error
 * @param faults how often a fault rule struck
 */
public record Gauges(
        int connections,
        int maxConnections,
        int sessions,
        int inFlight,
        int maxInFlight,
        long accepted,
        long logins,
        long refusedLogins,
        long commands,
        long errors,
        long faults) {}
