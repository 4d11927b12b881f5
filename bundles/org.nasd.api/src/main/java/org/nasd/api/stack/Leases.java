package org.nasd.api.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which node works which NAS, where several nodes share a database. A node is alive as long as it has renewed itself within
 * {@link #TERM} by the database's clock; a lease is good as long as its node is alive. Where the database is one process's own, this
 * node is the only one there is and is granted everything.
 *
 * <p>Safe for use by many threads; methods block on the database and throw {@link StackException} when it fails.
 */
@ProviderType
public interface Leases {

    /** How long a node that does not renew itself counts as alive. */
    Duration TERM = Duration.ofSeconds(10);

    /** The epoch where there is only one node. */
    long SOLE_EPOCH = 0;

    /**
     * A node.
     *
     * @param id unique to this start of it
     * @param name what people call it, the same at every start
     * @param started when it was first seen
     * @param silent how long ago it renewed itself
     * @param draining whether it wants to give its NAS away
     */
    record Node(String id, String name, Instant started, Duration silent, boolean draining) {}

    /**
     * Who works a NAS.
     *
     * @param nodeId the node, alive or not
     * @param epoch grows with every change of the node
     */
    record Lease(long nasId, String nodeId, long epoch) {}

    /**
     * A lease as it was taken.
     *
     * @param epoch the epoch in which this node holds it
     * @param clean whether whoever had the NAS before let go of it in order, so that nothing of it can have been in flight; false also
     *     when that is not known
     */
    record Grant(long epoch, boolean clean) {}

    /** Whether there may be other nodes. */
    boolean areShared();

    /** This node's {@link Node#id()}. */
    String self();

    /**
     * Renews this node.
     *
     * @param draining whether it wants to give its NAS away
     * @return all nodes that are alive, this one included, by id
     */
    List<Node> renew(boolean draining);

    /**
     * All nodes that are known, by name: those that are alive and those that fell silent within the last week without a good-bye and
     * were not started again since.
     */
    List<Node> known();

    /** The node that holds a NAS, alive or not; empty when nobody does. */
    Optional<Node> holder(long nasId);

    /** All leases, by NAS; empty where there is only one node. */
    Map<Long, Lease> all();

    /**
     * Takes the leases of NAS that no other node alive holds.
     *
     * @return by NAS, those that this node holds now, also those that it held before
     */
    Map<Long, Grant> take(Set<Long> nasIds);

    /**
     * Gives leases back. One that this node no longer holds in that epoch is left alone.
     *
     * @param epochs by NAS
     */
    void release(Map<Long, Long> epochs);

    /** Takes this node out, with all its leases, in order: nothing of its NAS is in flight any more. */
    void leave();

    /** Tries to be, or to stay for another {@link #TERM}, the one node that moves the compact stack. */
    boolean lead();
}
