package org.nasd.simulator.internal.cli;

/** What a session or a single command speaks into. Text is raw: each character is a byte. Used by the device's thread only. */
public interface Terminal {

    /** Says something. */
    void say(String raw);

    /**
     * Says something.
     *
     * @param sent called when it has left, on the device's thread
     */
    void say(String raw, Runnable sent);

    /**
     * Ends it in good order, once everything is said.
     *
     * @param status how it ended, 0 for well
     */
    void hangUp(int status);

    /** Whether somebody listens. */
    boolean open();
}
