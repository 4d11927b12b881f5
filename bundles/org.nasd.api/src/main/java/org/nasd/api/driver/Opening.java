package org.nasd.api.driver;

/** What became of the attempt to open a session. */
public sealed interface Opening {

    /**
     * The session is ready to perform.
     *
     * @param session owned by the caller from here on
     */
    record Opened(DeviceSession session) implements Opening {}

    /**
     * There is no session, and nothing is left of the attempt.
     *
     * @param why the trouble; its exchanges may hold what was said up to there
     */
    record NotOpened(Outcome.Unavailable why) implements Opening {}
}
