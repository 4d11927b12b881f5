package org.nasd.itests.tck.faulty;

/** What a driver may get wrong. */
public enum Fault {
    NOTHING,
    CHECKS_NOTHING,
    ESCAPES_NOTHING,
    TURNS_COMMANDS_AROUND,
    SAYS_DONE_TO_ALL,
    TELLS_THE_PASSWORD,
    ANSWERS_LATE,
    HOARDS_SESSIONS,
    CLOSES_LATE,
    NEVER_ASKS_WHETHER_IT_MAY_SPEAK;

    /** The system property that chooses one. */
    public static final String PROPERTY = "nasd.tck.fault";
}
