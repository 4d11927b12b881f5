package org.nasd.api.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.nasd.api.driver.Outcome;
import org.nasd.api.event.EventHead;
import org.nasd.api.scheme.Rendering;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The engine that sends events, seen from above. Safe for use by many threads.
 *
 * <p>Where several nodes share the NAS it knows what goes on with those of this node. What is to be done with a NAS is done by the node
 * that works it, whichever node is asked: it then takes a moment longer, and fails with a {@link NodeException} when that node does not
 * do it.
 */
@ProviderType
public interface Dispatch {

    /** Every NAS that this node works, in the order of ids. Answers from memory, without blocking for longer than a second. */
    List<NasStatus> status();

    /** One NAS, or empty when the dispatch does not know it (yet), or another node works it. */
    Optional<NasStatus> status(long nasId);

    /** The drivers that are there. */
    List<DriverStatus> drivers();

    /**
     * Performs commands by hand on a NAS through its own driver and session, before any waiting event, also when it is paused. They
     * count as one fork.
     *
     * @param commands in the form of the driver's templates
     * @param by who gives them, for the transcript
     * @return never fails exceptionally; {@link Outcome.Unavailable} when the NAS, or the node that works it, cannot be reached, and when
     *     it is parked or unknown
     */
    CompletionStage<Outcome> execute(long nasId, List<String> commands, String by);

    /**
     * What would be sent for an event; nothing is sent. May block until another node has answered.
     *
     * @param variables the event's variables by lower-case name; those of the NAS are added
     */
    Rendering preview(long nasId, String type, Map<String, Object> variables);

    /**
     * Reads the settings of all NAS again now instead of at the next turn. Returns at once.
     *
     * @return completes, never exceptionally, when they are in force, or when reading them has failed, which health tells
     */
    CompletionStage<Void> refresh();

    /**
     * Takes waiting events out of the work of a NAS: they end among the failed, as cancelled. What is being sent is left alone.
     *
     * @param heads events of this NAS as the stack has them
     * @param error who cancelled them and why, for the failed stack
     * @return completes when it is durable; fails with a {@link org.nasd.api.stack.StackException} when that did not succeed
     */
    CompletionStage<Cancellation> cancel(long nasId, List<EventHead> heads, String error);

    /**
     * Lets postponed events of a NAS be due now. An event still goes after the earlier ones of its account.
     *
     * @param by who wants it, for the records
     * @return how many of them were waiting for their time
     */
    CompletionStage<Integer> hasten(long nasId, Set<Long> eventIds, String by);

    /**
     * Tries a NAS that is unavailable or stopped again at once. Returns at once.
     *
     * @param by who wants it, for the records
     */
    void retry(long nasId, String by);
}
