package org.nasd.tck;

/** What a device can be asked to play. */
public enum Play {
    /** Each command takes it {@value #SLOW_MILLIS} ms. */
    SLOW,
    /** It refuses each command for good: nothing is marked, and the answer says {@value #REFUSED}. */
    REFUSE,
    /** It is too busy for any command: nothing is marked, trying again later is right. */
    BUSY,
    /** It takes commands and never answers. Needed only of devices that are not reached by TCP. */
    SILENCE;

    /** How long a command takes with {@link #SLOW}. */
    public static final int SLOW_MILLIS = 50;

    /** What the device says with {@link #REFUSE}, where it has words. */
    public static final String REFUSED = "tck-refused";
}
