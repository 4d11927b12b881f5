package org.nasd.api.operations;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The nodes that share the NAS; rules for all methods at {@link Operations}. Where there is only one node it is the only one shown. */
@ProviderType
public interface NodeOperations {

    /** The nodes that are alive, and those that fell silent without a good-bye and were not forgotten, by name. */
    @Needs(Role.VIEWER)
    List<NodeView> list(Caller caller);

    /** Which node works which NAS, in the order of the NAS's ids. */
    @Needs(Role.VIEWER)
    List<LeaseView> leases(Caller caller);

    /**
     * Lets a node give its NAS away, each as soon as nothing of it is in flight, also after a restart, until {@link #undrain}. One that
     * does already keeps its first order.
     *
     * @param node its name, or null for this node
     * @param reason why, or null
     * @throws OperationException also when no other node could take the NAS
     */
    @Needs(Role.ADMIN)
    NodeView drain(Caller caller, String node, String reason);

    /** Lets a node work NAS again. */
    @Needs(Role.ADMIN)
    NodeView undrain(Caller caller, String node);

    /**
     * Forgets a node that fell silent and will not come back.
     *
     * @return the node as it was
     */
    @Needs(Role.ADMIN)
    NodeView forget(Caller caller, String node);
}
