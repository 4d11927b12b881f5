package org.nasd.api.stack;

import java.time.Instant;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What operators ordered for a node: durable, with who and why, and seen by the node with its next renewal, one a second.
 *
 * <p>Safe for use by many threads; methods block on the database and throw {@link StackException} when it fails.
 */
@ProviderType
public interface NodeControl {

    /**
     * An order to give all NAS away.
     *
     * @param by who gave it
     * @param reason why, or null
     * @param since when, by the database's clock
     */
    record Drain(String by, String reason, Instant since) {}

    /** The nodes that are to give their NAS away, by name. */
    Map<String, Drain> draining();

    /** Lets a node give its NAS away, also after a restart; one that does already keeps its first order. */
    void drain(String node, String by, String reason);

    /**
     * Lets a node work NAS again.
     *
     * @return whether it was to give them away
     */
    boolean undrain(String node);

    /**
     * Forgets a node that fell silent and will not come back.
     *
     * @return whether it was known, and silent
     */
    boolean forget(String node);
}
