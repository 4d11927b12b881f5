package org.nasd.api.operations;

/** Which log. */
public sealed interface LogSource {

    /** The daemon's own. */
    record Daemon() implements LogSource {}

    /**
     * A NAS's.
     *
     * @param nas its id, name or address
     */
    record OfNas(String nas) implements LogSource {}

    /**
     * An account's.
     *
     * @param userId the account
     * @param abonentId its subscriber, or null to look it up
     */
    record OfAccount(long userId, Long abonentId) implements LogSource {}
}
