package org.nasd.api.driver;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** What the container does for a driver. Safe for use by many threads. */
@ProviderType
public interface DriverContext {

    /** Why nothing was sent where {@link #maySpeak} says no; the reader knows of which NAS. */
    String MAY_NOT_SPEAK = "nothing was sent, since another node may work the NAS by now";

    /**
     * Runs a dialogue over a blocking library on the container's bounded pool: a thread is used only while it connects or performs.
     * The returned session enforces the deadlines and calls {@link BlockingDialogue#abort()} when one passes.
     *
     * @param dialogue not connected yet; the container owns it from here and ends it with {@link BlockingDialogue#close()} or
     *     {@link BlockingDialogue#abort()}
     * @param device the device it speaks to
     */
    CompletionStage<Opening> converse(BlockingDialogue dialogue, Device device);

    /**
     * Whether this node may speak to devices at this moment. One that stood still for a while, or lost the database, may find that another
     * node works its NAS by now. A driver asks right before each command it writes and, where it may not, writes nothing and ends the
     * session. Does not block.
     */
    default boolean maySpeak() {
        return true;
    }
}
