package org.nasd.driver.mikrotik.internal.trap;

/** What a complaint of the router means for the event. */
public enum Verdict {
    /** It is no error. */
    IGNORE,
    /** Later may be better. */
    POSTPONE,
    /** It will never work. */
    FAIL
}
