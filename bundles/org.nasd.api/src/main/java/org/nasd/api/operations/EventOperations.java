package org.nasd.api.operations;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.nasd.api.event.Event;
import org.osgi.annotation.versioning.ProviderType;

/** The events on the stacks, and new ones; rules for all methods at {@link Operations}. */
@ProviderType
public interface EventOperations {

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
