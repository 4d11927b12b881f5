package org.nasd.api.stack;

import java.time.Instant;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What operators ordered for a NAS beside its settings: durable, with who and why, and seen by the NAS's owner on whichever node.
 *
 * <p>Safe for use by many threads; methods block on the database and throw {@link StackException} when it fails. After a change every
 * {@link StackListener#nasChanged()} is called.
 */
@ProviderType
public interface NasControl {

    /**
     * An order to send nothing to a NAS.
     *
     * @param by who gave it
     * @param reason why, or null
     * @param since when, by the database's clock
     */
    record Pause(String by, String reason, Instant since) {}

    /** Stands for all NAS, also those yet to come, where an order is given for one. */
    long ALL = 0;

    /** The NAS that are paused, by id; under {@link #ALL} the order to pause all. */
    Map<Long, Pause> paused();

    /** Pauses a NAS, or {@link #ALL}; one that is paused already keeps its first order. */
    void pause(long nasId, String by, String reason);

    /**
     * Takes back the order for a NAS, or that for {@link #ALL}. A NAS works again when neither is left.
     *
     * @return whether there was one
     */
    boolean resume(long nasId);

    /**
     * The order that a NAS is under: that for all, which says so in its reason, else its own.
     *
     * @param paused as {@link #paused()} tells
     * @return the order, or null
     */
    static Pause orderFor(Map<Long, Pause> paused, long nasId) {
        Pause all = paused.get(ALL);
        if (all == null) {
            return paused.get(nasId);
        }
        String reason = all.reason() == null ? "" : ": " + all.reason();
        return new Pause(all.by(), "all NAS are paused" + reason + " (nas:resume --all)", all.since());
    }
}
