package org.nasd.api.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What one node asks of another, because only the node that works a NAS can do it. An order is durable, taken at most once, and has a
 * deadline until which it must be taken. What it says and its answer can be read by the two nodes alone, not by who reads the table.
 *
 * <p>Safe for use by many threads; methods block on the database and throw {@link StackException} when it fails. When an order or an
 * answer may have come, every {@link StackListener#ordersChanged()} is called; who waits asks once a second as well.
 */
@ProviderType
public interface Orders {

    /** The NAS of an order that is not about one. */
    long NO_NAS = 0;

    /**
     * An order for this node.
     *
     * @param kind what is wanted, for people and for the node that takes it
     * @param by who gave it
     * @param body the rest of it
     */
    record Order(long id, long nasId, String kind, String by, String body) {}

    /** How an order ended. */
    enum Result {
        /** It was carried out, and the answer says with what. */
        DONE,
        /** It could not be carried out, and the answer says why. */
        REFUSED,
        /** The NAS is not worked by the node that took it: nothing was done. */
        ELSEWHERE
    }

    /** How far an order has come. */
    sealed interface Progress {

        /** Nobody has taken it. */
        record Waiting() implements Progress {}

        /** Its node has taken it. */
        record Taken() implements Progress {}

        /** Its node took it and then fell silent or stopped: whether it was carried out is not known. */
        record Lost() implements Progress {}

        /**
         * It has ended.
         *
         * @param answer as {@link Result} says
         */
        record Ended(Result result, String answer) implements Progress {}
    }

    /**
     * An order to be given.
     *
     * @param nodeId the node that is to carry it out ({@link Leases.Node#id()})
     * @param nasId the NAS it is about, or {@link #NO_NAS}
     * @param patience how long it may wait to be taken
     */
    record Draft(String nodeId, long nasId, String kind, String by, String body, Duration patience) {}

    /**
     * Gives an order.
     *
     * @return its id
     * @throws StackException also when the node takes no orders (yet)
     */
    long put(Draft draft);

    /** Takes the orders for this node that wait, in the order in which they were given. */
    List<Order> take();

    /**
     * Ends an order that this node has taken.
     *
     * @param answer at most a few megabytes
     */
    void end(long id, Result result, String answer);

    /** How far orders of this node have come, by id; those that are no longer there are {@link Progress.Lost}. */
    Map<Long, Progress> progress(Set<Long> ids);

    /**
     * Takes an order back.
     *
     * @return false when it was taken before
     */
    boolean withdraw(long id);
}
