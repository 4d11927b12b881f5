package org.nasd.api.operations;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.nasd.api.event.Event;
import org.osgi.annotation.versioning.ProviderType;

/** The events on the stacks, and new ones; rules for all methods at {@link Operations}. */
@ProviderType
public interface EventOperations {

    /** The most events of one {@link #pushAll}. */
    int MAX_PUSHED = 10_000;

    /** A page of events. */
    @Needs(Role.VIEWER)
    EventPage list(Caller caller, EventQuery query);

    /**
     * Everything about an event of the main stack, or one that failed.
     *
     * @param id its id on these two stacks
     */
    @Needs(Role.VIEWER)
    EventDetail find(Caller caller, long id);

    /** How many events are where. */
    @Needs(Role.VIEWER)
    EventCount count(Caller caller);

    /**
     * Puts an event on the compact stack.
     *
     * @param event at least a type and an account. {@link Event#nasIp()} may be the id, name or address of a NAS, which must be
     *     there, or null for the account's own; {@link Event#nasId()} is ignored; {@link Event#params()} is a JSON object or null;
     *     an owner that is not said becomes the caller
     * @return by which it can be followed
     */
    @Needs(Role.OPERATOR)
    Pushed push(Caller caller, Event event);

    /**
     * Puts events on the compact stack, all or none of them.
     *
     * @param events at least one and at most {@link #MAX_PUSHED}, each as {@link #push} takes it
     * @param idempotencyKey a key of the producer's own: asked for again, the answer of the first time comes and nothing is pushed; with
     *     other events it is a {@link OperationException.Kind#CONFLICT}; null for none
     * @return in the order given
     */
    @Needs(Role.OPERATOR)
    List<Pushed> pushAll(Caller caller, List<Event> events, String idempotencyKey);

    /**
     * Accounts that a query of the caller's own yields, for mass pushes. It can only read.
     *
     * @param sql one SELECT whose first column holds ids of accounts
     */
    @Needs(Role.ADMIN)
    List<Long> accounts(Caller caller, String sql);

    /**
     * Sends failed events again: they go back to the compact stack with the account's present variables; a {@code user_del} keeps its
     * frozen ones, and so do variables that only the producer gave.
     *
     * @param force also those that a later event of their group made obsolete, which are skipped otherwise
     */
    @Needs(Role.OPERATOR)
    Acted requeue(Caller caller, EventSelection selection, boolean force);

    /**
     * Cancels waiting events of the compact or main stack: they end among the failed. What is being sent is skipped as too late.
     *
     * @param reason why, or null
     */
    @Needs(Role.OPERATOR)
    Acted cancel(Caller caller, EventSelection selection, String reason);

    /** Lets postponed events of the main stack be due now. */
    @Needs(Role.OPERATOR)
    Acted hasten(Caller caller, EventSelection selection);

    /** Deletes failed events for good. */
    @Needs(Role.ADMIN)
    Acted discard(Caller caller, EventSelection selection);

    /** How far a pushed event has come now. */
    @Needs(Role.VIEWER)
    PushOutcome outcome(Caller caller, Pushed pushed);

    /**
     * Follows a pushed event to its end.
     *
     * @param timeout how long to wait at most
     * @return completes with its end, or with how far it has come when the time is over
     */
    @Needs(Role.VIEWER)
    CompletionStage<PushOutcome> await(Caller caller, Pushed pushed, Duration timeout);
}
