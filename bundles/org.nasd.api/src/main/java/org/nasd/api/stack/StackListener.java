package org.nasd.api.stack;

import java.util.List;
import java.util.Set;
import org.nasd.api.event.QueuedEvent;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that wants to know at once that something entered a stack. A signal may be missing (another program's INSERT where the
 * database cannot notify, a lost connection) or come twice; listeners poll as well.
 *
 * <p>Called after the commit, from whichever thread committed, and must return at once without blocking.
 */
@ConsumerType
public interface StackListener {

    /** Events may have entered the compact stack. */
    default void compactArrived() {}

    /** These events entered the main stack, in the order of ids. Calls come in the order of ids as well. */
    default void mainArrived(List<QueuedEvent> events) {}

    /** Another node may have put events for these NAS into the main stack; for any NAS when there are none. */
    default void mainArrivedElsewhere(Set<Long> nasIds) {}

    /** An order for this node, or the answer to one of it, may have come. */
    default void ordersChanged() {}

    /** Settings of a NAS, or an order about one, changed through nasd. */
    default void nasChanged() {}
}
