package org.nasd.api.event;

/** Why an event ended among the failed (EVENTS_FAILED.REASON holds the name in lower case). */
public enum FailureReason {
    /** It never reached a NAS: unknown account, NAS, scheme or event type, a missing or unsafe variable. */
    REJECTED,
    /** The device, or the script, refused it for good. */
    REFUSED,
    /** It was postponed as often as allowed. */
    EXHAUSTED,
    /** It must not be sent twice and nobody can say whether it arrived. */
    UNCERTAIN,
    /** nasd went down with it in flight again and again. */
    POISON,
    /** An operator cancelled it. */
    CANCELLED
}
