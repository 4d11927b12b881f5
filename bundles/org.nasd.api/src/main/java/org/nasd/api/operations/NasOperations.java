package org.nasd.api.operations;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The NAS and the accounts on them; rules for all methods at {@link Operations}.
 *
 * <p>Settings are given as key and value: a column of the table NAS (or USERS) in lower case, or, for a NAS, any key of scheme.cfg or
 * other option, which is then set for this NAS alone. An empty value takes a setting away.
 */
@ProviderType
public interface NasOperations {

    /** All NAS in the order of their ids. */
    @Needs(Role.VIEWER)
    NasList list(Caller caller);

    /** One NAS. */
    @Needs(Role.VIEWER)
    NasView find(Caller caller, String nas);

    /**
     * Adds a NAS.
     *
     * @param settings at least {@code name}, {@code nas_ip}, and {@code scheme} or {@code script_name}
     */
    @Needs(Role.ADMIN)
    NasView add(Caller caller, Map<String, String> settings);

    /** Changes the given settings of a NAS and leaves all others as they are. */
    @Needs(Role.ADMIN)
    NasView set(Caller caller, String nas, Map<String, String> settings);

    /**
     * Removes a NAS.
     *
     * @return the NAS as it was; events that wait for it stay, and {@link NasView#waiting()} counts them
     */
    @Needs(Role.ADMIN)
    NasView remove(Caller caller, String nas);

    /**
     * Changes how many accounts are served at once. More start at once; with fewer the running ones finish their task first.
     *
     * @param forks 1 to 100
     */
    @Needs(Role.OPERATOR)
    NasView forks(Caller caller, String nas, int forks);

    /**
     * Sends nothing more to a NAS until it is resumed, also after a restart. One that is paused already keeps its first order.
     *
     * @param reason why, or null
     */
    @Needs(Role.OPERATOR)
    NasView pause(Caller caller, String nas, String reason);

    /** Takes a pause back, and tries a NAS that is unavailable or stopped again at once. */
    @Needs(Role.OPERATOR)
    NasView resume(Caller caller, String nas);

    /**
     * Sends nothing more to any NAS, also one yet to come, until {@link #resumeAll}, also after a restart. When all are paused already, the
     * first order is kept.
     *
     * @param reason why, or null
     * @return the order that is in force
     */
    @Needs(Role.OPERATOR)
    NasPause pauseAll(Caller caller, String reason);

    /**
     * Takes back the order to pause all; NAS that were paused one by one stay so.
     *
     * @return the order that was taken back
     */
    @Needs(Role.OPERATOR)
    NasPause resumeAll(Caller caller);

    /**
     * Brings a NAS up to date, for example after it lost its configuration: pushes, for each of its accounts, the events that tell it
     * the account's present state (added, blocked or not, redirected or not, speed, logged in).
     *
     * @param dryRun only tell what would be pushed
     */
    @Needs(Role.OPERATOR)
    SyncReport sync(Caller caller, String nas, boolean dryRun);

    /**
     * Adds an account to nasd's own table.
     *
     * @param settings columns of USERS in lower case, {@code id} at least; {@code nas} may name the NAS instead of {@code nas_id}
     * @param replace whether an account with this id may be there already and is then replaced as a whole
     */
    @Needs(Role.ADMIN)
    AccountView addAccount(Caller caller, Map<String, String> settings, boolean replace);
}
