package org.nasd.api.dispatch;

/** What the dispatch is doing with a NAS. */
public enum NasState {
    /** Events are sent as they come. */
    WORKING,
    /** It cannot be reached; it is probed with growing pauses and its events wait. */
    UNAVAILABLE,
    /** It was stopped because going on would do harm: login refused, or it could not prove who it is. */
    STOPPED,
    /** Its scheme, driver or script is missing or faulty; its events wait. */
    PARKED,
    /** An operator paused it. */
    PAUSED,
    /** It is switched off in its settings. */
    DISABLED
}
