package org.nasd.api.stack;

import java.util.List;
import org.nasd.api.event.Attempt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * EVENT_ATTEMPTS: tries of the last 24 hours worth looking at. Written by {@link MainStack#settle}; old ones are removed by the stack
 * itself.
 *
 * <p>Safe for use by many threads; methods block on the database and throw {@link StackException} when it fails.
 */
@ProviderType
public interface AttemptLog {

    /** Tries of one event, oldest first. */
    List<Attempt> ofEvent(long eventId);

    /** Tries of the event that came from the given row of the compact stack, oldest first. */
    List<Attempt> ofCompactId(long compactId);
}
