package org.nasd.simulator.radius;

/**
 * Figures that only a DAS has.
 *
 * @param maxPerSession the most requests for one session that were in work at once
 * @param repeats requests that were the same as one before: answered from memory, or dropped while that was in work
 * @param badlySigned requests dropped for a wrong authenticator or Message-Authenticator, or a missing one where it is required
 * @param untimely requests dropped for their Event-Timestamp
 * @param busy requests dropped since another one for the session was in work
 * @param malformed datagrams that are no CoA or Disconnect request
 */
public record DasGauges(int maxPerSession, long repeats, long badlySigned, long untimely, long busy, long malformed) {}
