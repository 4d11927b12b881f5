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

    /** The NAS that are paused, by id. */
    Map<Long, Pause> paused();

    /** Pauses a NAS; one that is paused already keeps its first order. */
    void pause(long nasId, String by, String reason);

    /**
     * Lets a NAS work again.
     *
     * @return whether it was paused
     */
    boolean resume(long nasId);
}
