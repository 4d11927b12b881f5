package org.nasd.driver.radius.internal.answer;

/** What an answer means for the event. */
public enum Verdict {
    /** It is done, or was already. */
    DONE,
    /** Later may be better. */
    POSTPONE,
    /** It will never work. */
    FAIL
}
